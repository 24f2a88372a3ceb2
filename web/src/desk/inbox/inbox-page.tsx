import { caseInbox, InboxBucket } from '@red-steward/domain/cases/inbox'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useShortcut } from '../../lib/keys.ts'
import { ReportButton } from '../cases/report/report-button.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { Buckets } from './buckets.tsx'
import { useInboxWords } from './inbox.words.ts'
import { InboxEmpty } from './inbox-empty.tsx'
import { InboxWork } from './inbox-work.tsx'
import { useInboxKeys } from './use-inbox-keys.ts'
import '../parts/split.css'
import '../cases/cases.css'
import './inbox.css'

const route = getRouteApi('/inbox')

/** What needs me now: buckets above, the list to the left, the case beside it; everything by keys. */
export function InboxPage() {
  const w = useInboxWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const [after, setAfter] = useState<string | undefined>()
  const asked = InboxBucket.safeParse(search.bucket)
  const counting = useAsk(caseInbox, { limit: 1 }, { staleMs: 10_000 })
  const counts = counting.data?.counts
  const first = InboxBucket.options.find((bucket) => (counts?.[bucket] ?? 0) > 0)
  const bucket = asked.success ? asked.data : (first ?? 'mine')
  const answer = useAsk(
    caseInbox,
    { bucket, limit: 50, ...(after ? { after } : {}) },
    { enabled: asked.success || counts !== undefined, staleMs: 10_000 },
  )
  const choose = (next: InboxBucket) => {
    setAfter(undefined)
    void navigate({ to: '/inbox', search: { bucket: next }, replace: true })
  }
  const shown = InboxBucket.options.filter((one) => counts?.[one] !== undefined)
  const go = (by: 1 | -1) => {
    const next = shown[(shown.indexOf(bucket) + by + shown.length) % shown.length]
    if (next) choose(next)
  }
  useInboxKeys()
  useShortcut({ key: ']' }, () => go(1))
  useShortcut({ key: '[' }, () => go(-1))
  useShortcut({ key: 'c' }, () => void navigate({ to: '/callbacks' }))

  return (
    <Page
      title={w.title}
      note={
        <>
          {w.note} <kbd>?</kbd> {w.keyHelp}
        </>
      }
      actions={<ReportButton />}
    >
      <Buckets counts={counts ?? {}} chosen={bucket} onChoose={choose} />
      <Answered of={answer}>
        {({ rows, next }) => (
          <>
            <InboxWork key={bucket} rows={rows} empty={<InboxEmpty counts={counts ?? {}} onChoose={choose} />} />
            {(next || after) && (
              <nav className="pager" aria-label={w.title}>
                {after && <Button onClick={() => setAfter(undefined)}>{w.first}</Button>}
                {next && <Button onClick={() => setAfter(next)}>{w.more}</Button>}
              </nav>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}
