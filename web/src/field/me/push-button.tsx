import { newId } from '@red-steward/domain/ids'
import { beginPush, subscribePush } from '@red-steward/domain/messages/own'
import { Refused, send } from '../../lib/api.ts'
import { canPush, subscribeBrowser } from '../../lib/push.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useMeWords } from './me.words.ts'

/** Lets this phone be pushed to. It needs the network once; what is pushed names nobody. */
export function PushButton() {
  const w = useMeWords()
  const failureText = useFailureText()
  if (!canPush()) return null
  async function begin() {
    try {
      const { publicKey } = await send(beginPush, {}, newId())
      const subscription = await subscribeBrowser(publicKey, { url: '/field-sw.js', scope: '/field' })
      if (!subscription) return toast(w.pushRefused)
      await send(subscribePush, { id: newId(), app: 'field', ...subscription }, newId())
      toast(w.pushOn)
    } catch (failure) {
      toast(failure instanceof Refused ? failureText(failure) : w.pushRefused)
    }
  }
  return (
    <Button wide onClick={begin}>
      {w.push}
    </Button>
  )
}
