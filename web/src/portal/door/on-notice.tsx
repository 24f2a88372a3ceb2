import { matterWords, noticeWords } from '@red-steward/domain/mediation/notice-words'
import type { DoorPage } from '@red-steward/domain/portal/queries'
import { language } from '../../lib/language.ts'
import { Item } from '../../ui/parts.tsx'
import { to } from '../shell/route.ts'
import { useTimes } from '../shell/times.ts'
import { useDoorWords } from './door.words.ts'

/** What neighbours talked over and is to be done, while anybody may still say something about it. */
export function OnNotice({ code, door: { onNotice } }: { code: string; door: DoorPage }) {
  const w = useDoorWords()
  const times = useTimes()
  const spoken = language.use()
  if (onNotice.length === 0) return null
  return (
    <section className="ui-stack" aria-labelledby="on-notice-title">
      <h2 id="on-notice-title" className="ui-heading">
        {w.onNotice}
      </h2>
      <p className="quiet">{w.onNoticeNote}</p>
      <ul className="ui-list">
        {onNotice.map(({ id, title, matter, compound, from, until, gist }) => (
          <li key={id}>
            <Item
              href={to.notice(code, id)}
              title={<strong>{title}</strong>}
              note={
                <>
                  <span className="notice-line">{gist}</span>
                  <span className="notice-line num">
                    {matterWords[matter][spoken]} · {compound ?? noticeWords.wholeCommunity[spoken]} ·{' '}
                    {w.fromUntil(times.day(from), times.day(until))}
                  </span>
                </>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
