import type { TopicNotice } from '@red-steward/domain/portal/queries'
import { useCallback } from 'react'
import { words } from '../../lib/language.ts'
import { NoticeText } from '../../lib/public-notice.tsx'
import { DeskNumbers } from '../door/numbers.tsx'
import { NotYet } from '../shell/answered.tsx'
import { ask } from '../shell/calls.ts'
import { Page } from '../shell/page.tsx'
import { to } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { useTimes } from '../shell/times.ts'
import { useAnswer } from '../shell/use-ask.ts'

const useWords = words({
  title: ['公示', 'Public notice'],
  over: [(where: string) => `${where} · 议事协商公示`, (where: string) => `${where} · Public notice`],
  sayTitle: ['有意见，请说', 'What do you think?'],
  sayNote: [
    '公示期内，打电话、到服务站当面说，或者在这里写都算数。写的时候请带上这份公示的名称。',
    'Until the notice ends you may call, come to the station, or write here; it counts the same. Name this notice when you write.',
  ],
  write: ['写意见', 'Write what you think'],
})

/** What was talked over and is to be done, before it is done; and how to say something about it. */
export default function NoticePage({ code, id }: { code: string; id: string }) {
  const w = useWords()
  const { answer, failure, again } = useAnswer(
    useCallback(() => ask('portal.topic-notice', { code, topicId: id }), [code, id]),
  )
  if (answer) return <Notice code={code} told={answer} />
  return (
    <Page key="waiting" title={w.title} back>
      <NotYet failure={failure} again={again}>
        <DeskNumbers />
        <ToDoor code={code} />
      </NotYet>
    </Page>
  )
}

function Notice({ code, told: { community, compound, notice } }: { code: string; told: TopicNotice }) {
  const w = useWords()
  const times = useTimes()
  return (
    <Page key="notice" title={notice.title} over={w.over(notice.compound ? compound : community)} back>
      <article className="ui-card">
        <NoticeText notice={notice} day={times.day} heading="h2" />
      </article>
      <section className="ui-stack" aria-labelledby="say-title">
        <h2 id="say-title" className="ui-heading">
          {w.sayTitle}
        </h2>
        <p>{w.sayNote}</p>
        <a className="ui-button" data-look="main" href={to.report(code)}>
          {w.write}
        </a>
        <DeskNumbers />
      </section>
      <ToDoor code={code} />
    </Page>
  )
}

function ToDoor({ code }: { code: string }) {
  const s = useShellWords()
  return (
    <a className="ui-button" href={to.door(code)}>
      {s.door}
    </a>
  )
}
