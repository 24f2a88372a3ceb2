import { FilterOutlined } from '@ant-design/icons'
import { caseInbox, InboxBucket, InboxFilters } from '@red-steward/domain/cases/inbox'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Badge, Button } from 'antd'
import { useState } from 'react'
import { useShortcut } from '../../lib/keys.ts'
import { ReportButton } from '../cases/report/report-button.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { SavedViews } from '../parts/saved-views.tsx'
import { Buckets } from './buckets.tsx'
import { useInboxWords } from './inbox.words.ts'
import { InboxEmpty } from './inbox-empty.tsx'
import { InboxNarrow } from './inbox-narrow.tsx'
import { InboxWork } from './inbox-work.tsx'
import { useInboxKeys } from './use-inbox-keys.ts'
import '../parts/split.css'
import '../registry/list.css'
import '../cases/cases.css'
import './inbox.css'

const route = getRouteApi('/inbox')

/** What needs me now: buckets above, the list to the left, the case beside it; everything by keys. */
export function InboxPage() {
  const w = useInboxWords()
  const { bucket: asked, ...filters } = route.useSearch()
  const navigate = useNavigate()
  const [after, setAfter] = useState<string | undefined>()
  const narrowed = InboxFilters.keyof().options.filter((field) => filters[field] !== undefined).length
  const [narrowing, setNarrowing] = useState<'asked' | 'shown' | null>(narrowed > 0 ? 'shown' : null)
  const fold = () => setNarrowing(narrowing ? null : 'asked')
  const known = InboxBucket.safeParse(asked)
  const counting = useAsk(caseInbox, { ...filters, limit: 1 }, { staleMs: 10_000, keep: true })
  const counts = counting.data?.counts
  const first = InboxBucket.options.find((bucket) => (counts?.[bucket] ?? 0) > 0)
  const bucket = known.success ? known.data : (first ?? 'mine')
  const answer = useAsk(
    caseInbox,
    { bucket, ...filters, limit: 50, ...(after ? { after } : {}) },
    { enabled: known.success || counts !== undefined, staleMs: 10_000 },
  )
  const show = (next: InboxBucket, narrow: InboxFilters = filters) => {
    setAfter(undefined)
    void navigate({ to: '/inbox', search: { ...narrow, bucket: next }, replace: true })
  }
  const clear = () => show(bucket, {})
  const shown = InboxBucket.options.filter((one) => counts?.[one] !== undefined)
  const go = (by: 1 | -1) => {
    const next = shown[(shown.indexOf(bucket) + by + shown.length) % shown.length]
    if (next) show(next)
  }
  useInboxKeys()
  useShortcut({ key: ']' }, () => go(1))
  useShortcut({ key: '[' }, () => go(-1))
  useShortcut({ key: 'c' }, () => void navigate({ to: '/callbacks' }))
  useShortcut({ key: 'f' }, fold)

  return (
    <Page
      title={w.title}
      note={
        <>
          {w.note} <kbd>?</kbd> {w.keyHelp}
        </>
      }
      actions={
        <>
          <Badge count={narrowed} size="small">
            <Button icon={<FilterOutlined />} aria-expanded={narrowing !== null} onClick={fold}>
              {w.narrow}
            </Button>
          </Badge>
          <SavedViews
            list="inbox"
            shown={{ bucket, filters }}
            shortcut="v"
            onApply={(view) => {
              setNarrowing(Object.keys(view.filters).length > 0 ? 'shown' : null)
              show(view.bucket, view.filters)
            }}
          />
          <ReportButton />
        </>
      }
    >
      <Buckets counts={counts ?? {}} chosen={bucket} onChoose={(next) => show(next)} />
      {narrowing && (
        <InboxNarrow
          filters={filters}
          takesFocus={narrowing === 'asked'}
          onNarrow={(change) => show(bucket, { ...filters, ...change })}
          onClear={clear}
          onClose={() => setNarrowing(null)}
        />
      )}
      <Answered of={answer}>
        {({ rows, next }) => (
          <>
            <InboxWork
              key={JSON.stringify([bucket, filters])}
              rows={rows}
              empty={
                <InboxEmpty
                  counts={counts ?? {}}
                  onChoose={(other) => show(other)}
                  {...(narrowed > 0 ? { onClear: clear } : {})}
                />
              }
            />
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
