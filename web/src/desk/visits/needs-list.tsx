import { type NeedEnd, type NeedKind, needEndWords, needKindWords } from '@red-steward/domain/visits/codes'
import { listNeeds, type NeedRow, settleNeed } from '@red-steward/domain/visits/needs'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Flex, Form, Radio, Segmented, Select, Tag } from 'antd'
import { useState } from 'react'
import { ask } from '../../lib/api.ts'
import { useTimes } from '../../lib/time.ts'
import { Failure } from '../parts/answered.tsx'
import { CommandModal } from '../parts/command-modal.tsx'
import { useChoices, useSay } from './codes.ts'
import { NoteField } from './note-field.tsx'
import { useDone } from './use-done.ts'
import { useVisitWords } from './visits.words.ts'

/** What people asked for, first what is promised for the nearest day. */
export function NeedsList() {
  const w = useVisitWords()
  const times = useTimes()
  const kinds = useChoices(needKindWords)
  const [state, setState] = useState<'OPEN' | 'SETTLED'>('OPEN')
  const [kind, setKind] = useState<NeedKind | null>(null)
  const [settling, setSettling] = useState<NeedRow | null>(null)
  const filters = { state, ...(kind ? { kind } : {}) }
  const pages = useInfiniteQuery({
    queryKey: [listNeeds.name, 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      ask(listNeeds, { ...filters, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  if (pages.error && !pages.data) return <Failure failure={pages.error} onRetry={() => void pages.refetch()} />
  const total = pages.data?.pages[0]?.total
  return (
    <div className="card">
      <Flex gap={8} wrap align="center" style={{ marginBottom: 8 }}>
        <Segmented
          value={state}
          onChange={setState}
          options={[
            { value: 'OPEN', label: w.open },
            { value: 'SETTLED', label: w.settled },
          ]}
        />
        <Select
          allowClear
          placeholder={w.needKind}
          aria-label={w.needKind}
          style={{ minWidth: 130 }}
          value={kind}
          options={kinds}
          onChange={(chosen) => setKind(chosen ?? null)}
        />
        <span className="quiet num">{total === undefined || total === null ? '' : times.number(total)}</span>
      </Flex>
      {rows.length === 0 && pages.isSuccess && <p className="quiet">{w.noNeeds}</p>}
      <ul className="plain-list visit-list">
        {rows.map((need) => (
          <NeedItem key={need.id} need={need} onSettle={() => setSettling(need)} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {w.more}
        </Button>
      )}
      {settling && <SettleNeed need={settling} onClose={() => setSettling(null)} />}
    </div>
  )
}

function NeedItem({ need, onSettle }: { need: NeedRow; onSettle: () => void }) {
  const w = useVisitWords()
  const say = useSay()
  const times = useTimes()
  return (
    <li className="visit-item">
      <div className="visit-line">
        <Tag>{say(needKindWords, need.kind)}</Tag>
        <strong className="wrap-anywhere">{need.text}</strong>
        {need.dueOn && !need.settled && <Tag color="gold">{w.promised(times.day(need.dueOn))}</Tag>}
        {need.settled && <Tag color="green">{say(needEndWords, need.settled.as)}</Tag>}
        {!need.settled && (
          <Button size="small" className="no-print visit-by" onClick={onSettle}>
            {w.settle}
          </Button>
        )}
      </div>
      <div className="quiet visit-more">
        <Link to="/dwellings/$dwellingId" params={{ dwellingId: need.dwellingId }}>
          {need.address}
        </Link>
        {need.personName && <span>{need.personName}</span>}
        <span className="num">{times.moment(need.recordedAt)}</span>
        <span>{need.recordedBy}</span>
        {need.settled?.note && <span className="wrap-anywhere">{need.settled.note}</span>}
      </div>
    </li>
  )
}

export function SettleNeed({ need, onClose }: { need: Pick<NeedRow, 'id' | 'text'>; onClose: () => void }) {
  const w = useVisitWords()
  const done = useDone()
  const ends = useChoices(needEndWords)
  return (
    <CommandModal
      title={need.text}
      okText={w.settle}
      shape={settleNeed}
      initial={{ as: 'DONE' as const }}
      toInput={({ as, note, noteReviewed }: { as: NeedEnd; note?: string; noteReviewed?: boolean }) => ({
        needId: need.id,
        as,
        note: note ?? '',
        noteReviewed: noteReviewed ?? false,
        became: null,
      })}
      onDone={() => done([w.saved])}
      onClose={onClose}
    >
      <Form.Item name="as" label={w.settleAs}>
        <Radio.Group options={ends} />
      </Form.Item>
      <NoteField />
    </CommandModal>
  )
}
