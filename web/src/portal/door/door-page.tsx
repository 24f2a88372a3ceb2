import type { DoorPage as Door } from '@red-steward/domain/portal/queries'
import { useCallback } from 'react'

import { NotYet } from '../shell/answered.tsx'
import { ask } from '../shell/calls.ts'
import { Page } from '../shell/page.tsx'
import { to } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { useTimes } from '../shell/times.ts'
import { useAnswer } from '../shell/use-ask.ts'
import { useDoorWords } from './door.words.ts'
import { KeptLinks } from './kept-links.tsx'
import { LargerOffer } from './larger-offer.tsx'
import { DeskNumbers, EmergencyNumbers } from './numbers.tsx'
import { OnNotice } from './on-notice.tsx'
import { StewardCard } from './steward-card.tsx'

/** Behind the plate at a unit's door: who serves it, one tap to call, one to report. */
export function DoorPage({ code }: { code: string }) {
  const s = useShellWords()
  const w = useDoorWords()
  const { answer, failure, again } = useAnswer(useCallback(() => ask('portal.door', { code }), [code]))
  if (!answer)
    return (
      <Page key="waiting" title={s.app}>
        <NotYet failure={failure} again={again}>
          <EmergencyNumbers />
          <DeskNumbers />
        </NotYet>
      </Page>
    )
  const title = [answer.building, answer.unit && w.unit(answer.unit), answer.room].filter(Boolean).join(' ')
  return (
    <Page key="door" title={title} over={`${answer.community} · ${answer.compound}`}>
      <div className="door-actions">
        <a className="ui-button big-action" data-look="main" href={to.report(code)}>
          <span>
            <strong>{w.report}</strong>
            <small>{w.reportNote}</small>
          </span>
        </a>
        <a className="ui-button" href={to.mine}>
          {w.mine}
        </a>
      </div>
      <KeptLinks />
      <Stewards code={code} door={answer} />
      <LargerOffer />
      <OnNotice code={code} door={answer} />
      <Notices door={answer} />
      <section className="ui-stack" aria-labelledby="numbers-title">
        <h2 id="numbers-title" className="ui-heading">
          {w.emergencies}
        </h2>
        <EmergencyNumbers />
        <h2 className="ui-heading">{w.numbers}</h2>
        <DeskNumbers />
      </section>
      <p className="quiet small">{w.privacy}</p>
      <a className="plain-link" href={to.help}>
        {s.help}
      </a>
    </Page>
  )
}

function Stewards({ code, door }: { code: string; door: Door }) {
  const w = useDoorWords()
  return (
    <section className="ui-stack" aria-labelledby="stewards-title">
      <h2 id="stewards-title" className="ui-heading">
        {w.stewards}
      </h2>
      {door.stewards.length === 0 ? (
        <p className="ui-card">{w.noStewards}</p>
      ) : (
        <ul className="stewards">
          {door.stewards.map((steward) => (
            <StewardCard key={steward.id} code={code} steward={steward} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Notices({ door: { notices } }: { door: Door }) {
  const w = useDoorWords()
  const times = useTimes()
  if (notices.length === 0) return null
  return (
    <section className="ui-stack" aria-labelledby="notices-title">
      <h2 id="notices-title" className="ui-heading">
        {w.notices}
      </h2>
      {notices.map(({ id, title, text, from, until }) => (
        <article key={id} className="ui-card notice">
          <h3>{title}</h3>
          {text && <p>{text}</p>}
          <p className="quiet small">
            {times.day(from)} {until && w.until(times.day(until))}
          </p>
        </article>
      ))}
    </section>
  )
}
