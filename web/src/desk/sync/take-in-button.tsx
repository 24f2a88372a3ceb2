import { PROTOCOL, type TakenIn } from '@red-steward/domain/sync/wire'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { answerOf, request } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { invalidateModule } from '../parts/ask.ts'
import { useDevicesWords } from './sync.words.ts'

/** Takes in the file of a phone that does not reach the server any more. */
export function TakeInButton() {
  const w = useDevicesWords()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  async function takeIn(file: File) {
    setBusy(true)
    try {
      const body = { protocol: PROTOCOL, file: JSON.parse(await file.text().catch(() => 'null')) }
      const taken = (await answerOf(await request('POST', '/api/sync/take-in', body))) as TakenIn
      void message.success(w.takenIn(taken.author, taken.done, taken.refused.length))
      void invalidateModule(client, 'sync')
    } catch (failure) {
      void message.error(failureText(failure))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) void takeIn(file)
        }}
      />
      <Button loading={isBusy} onClick={() => input.current?.click()}>
        {w.takeIn}
      </Button>
    </>
  )
}
