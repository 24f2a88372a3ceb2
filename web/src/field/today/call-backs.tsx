import type { CallBackDue } from '@red-steward/domain/cases/call-backs-due'
import { callBackWhyWords } from '@red-steward/domain/cases/callback'
import { leafOf } from '@red-steward/domain/cases/catalogue'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Item, Tag } from '../../ui/parts.tsx'
import { useCallBackWords } from '../cases/call-back.words.ts'
import { placeOf, whomToAsk } from '../cases/whom-to-ask.ts'
import { useSay } from '../parts/say.ts'
import { CallButton } from '../people/call-button.tsx'
import { useDocuments } from '../shell/device-context.ts'
import { go, href } from '../shell/route.ts'
import '../care/care.css'
import { useTodayWords } from './today.words.ts'

const FIRST = 5

/** Who is asked how it was: one tap calls, and the questions stand open behind the dialler. */
export function CallBacks({ due }: { due: readonly CallBackDue[] }) {
  const w = useTodayWords()
  const [all, setAll] = useState(false)
  const shown = all ? due : due.slice(0, FIRST)
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">
        {w.callBacks} <span className="quiet">{due.length}</span>
      </h2>
      <ul className="ui-list">
        {shown.map((one) => (
          <li key={one.back.id}>
            <CallBackRow due={one} />
          </li>
        ))}
      </ul>
      {shown.length < due.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {w.moreCallBacks(due.length - shown.length)}
        </Button>
      )}
    </section>
  )
}

function CallBackRow({ due: { back, one, triedToday } }: { due: CallBackDue }) {
  const w = useCallBackWords()
  const say = useSay()
  const [asked] = useDocuments((replica) => whomToAsk(replica, back), [back])
  const at = useDocuments((replica) => placeOf(replica, one), [one])
  const what = one.title || say(leafOf(one.leaf))
  return (
    <div>
      <Item
        href={href('callback', back.id)}
        title={[asked?.name, at].filter(Boolean).join(' · ') || what}
        note={`${say(callBackWhyWords[back.why])} · ${what}`}
        after={back.attempts > 0 && <Tag tone={triedToday ? 'plain' : 'warn'}>{w.tried(back.attempts)}</Tag>}
      />
      {asked && (
        <div className="call-back-call">
          <CallButton person={asked} reason={w.reason(what)} onCalled={() => go('callback', back.id)} />
        </div>
      )}
    </div>
  )
}
