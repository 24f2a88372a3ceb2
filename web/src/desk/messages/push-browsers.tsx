import { newId } from '@red-steward/domain/ids'
import { beginPush, type ownPreferences, subscribePush, unsubscribePush } from '@red-steward/domain/messages/own'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { canPush, subscribeBrowser } from '../../lib/push.ts'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { useMessagesWords } from './messages.words.ts'

type Browser = z.infer<typeof ownPreferences.answer>['browsers'][number]

/** The browsers that may be pushed to; this one is added by a press, never by itself. */
export function PushBrowsers({ browsers }: { browsers: Browser[] }) {
  const w = useMessagesWords()
  const times = useTimes()
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const beginning = useSend(beginPush)
  const subscribing = useSend(subscribePush, { onDone: () => void message.success(w.pushDone) })
  const stopping = useSend(unsubscribePush)
  async function begin() {
    setBusy(true)
    try {
      const { answer } = await beginning.mutateAsync({})
      const subscription = await subscribeBrowser(answer.publicKey, { url: '/push-worker.js', scope: '/desk' })
      if (subscription) subscribing.mutate({ id: newId(), app: 'desk', ...subscription })
      else void message.warning(w.pushRefused)
    } catch {
      void message.warning(w.pushRefused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div style={{ marginTop: 16 }}>
      <ul className="post-list">
        {browsers.map(({ id, app, madeAt }) => (
          <li key={id}>
            <span>
              {app === 'desk' ? w.desk : w.field} <span className="quiet num">{w.since(times.moment(madeAt))}</span>
            </span>
            <Button size="small" onClick={() => stopping.mutate({ id })}>
              {w.stop}
            </Button>
          </li>
        ))}
      </ul>
      {canPush() ? (
        <Button loading={isBusy} onClick={() => void begin()}>
          {w.pushHere}
        </Button>
      ) : (
        <p className="quiet">{w.pushImpossible}</p>
      )}
    </div>
  )
}
