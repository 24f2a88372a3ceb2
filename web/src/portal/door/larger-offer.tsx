import { Button } from '../../ui/button.tsx'
import { mode, wasAsked } from '../shell/appearance.ts'
import { useDoorWords } from './door.words.ts'

/** Asked once on a phone, the first time (handbook §3.6); the button above stays. */
export function LargerOffer() {
  const w = useDoorWords()
  const asked = wasAsked.use()
  const chosen = mode.use()
  if (asked === 'yes' || chosen === 'elder') return null
  return (
    <section className="ui-card larger-offer" aria-label={w.largerAsk}>
      <p>{w.largerAsk}</p>
      <div className="ui-row">
        <Button
          onClick={() => {
            wasAsked.set('yes')
            mode.set('elder')
          }}
        >
          {w.largerYes}
        </Button>
        <Button look="quiet" onClick={() => wasAsked.set('yes')}>
          {w.largerNo}
        </Button>
      </div>
    </section>
  )
}
