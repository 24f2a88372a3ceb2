import { type ConflictRow, conflicts, resolveConflict } from '@red-steward/domain/sync/commands'
import { App, Button, Card, Empty, Flex, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useHistoryWords } from '../registry/history.words.ts'
import { useConflictsWords } from './sync.words.ts'
import './sync.css'

/** Facts of which two values wait for a choice, one tap each. */
export function ConflictsPage() {
  const w = useConflictsWords()
  const open = useAsk(conflicts, { resolved: false })
  const done = useAsk(conflicts, { resolved: true })
  return (
    <Page title={w.title} note={w.note}>
      <Tabs
        items={[
          {
            key: 'open',
            label: `${w.open}${open.data ? ` ${open.data.rows.length}` : ''}`,
            children: <List of={open} />,
          },
          { key: 'done', label: w.done, children: <List of={done} /> },
        ]}
      />
    </Page>
  )
}

function List({ of }: { of: ReturnType<typeof useAsk<{ resolved?: boolean | undefined }, { rows: ConflictRow[] }>> }) {
  const w = useConflictsWords()
  return (
    <Answered of={of} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.none} />}>
      {({ rows }) => (
        <Flex vertical gap={12}>
          {rows.map((row) => (
            <ConflictCard key={row.id} row={row} />
          ))}
        </Flex>
      )}
    </Answered>
  )
}

function ConflictCard({ row }: { row: ConflictRow }) {
  const w = useConflictsWords()
  const h = useHistoryWords()
  const times = useTimes()
  const { message } = App.useApp()
  const resolving = useSend(resolveConflict, { onDone: () => void message.success(w.chosen) })
  const isWhole = row.field === '*'
  const choose = (take: 'THEIRS' | 'MINE', text: string, isPrimary = false) =>
    !row.resolution && (
      <Button
        type={isPrimary ? 'primary' : 'default'}
        disabled={resolving.isPending}
        onClick={() => resolving.mutate({ conflictId: row.id, take })}
      >
        {text}
      </Button>
    )
  const title = `${row.about || h.kind(row.subjectKind)} · ${isWhole ? h.command(row.command) : h.fact(row.field)}`
  const mineSaved = row.mineSavedAt ? w.typed(times.moment(row.mineSavedAt)) : null
  return (
    <Card size="small" title={title} role="article" aria-label={title}>
      {isWhole && <p className="quiet">{w.wholeNote}</p>}
      <div className="conflict-values">
        {!isWhole && (
          <Value
            heading={w.stands}
            value={row.theirs}
            by={row.theirsBy && row.theirsAt ? w.by(row.theirsBy, times.moment(row.theirsAt)) : ''}
            action={choose('THEIRS', w.keep)}
          />
        )}
        <Value
          heading={isWhole ? w.wholeWork : w.fromPhone}
          value={isWhole ? (row.mine as { input: unknown }).input : row.mine}
          by={w.by(row.mineBy, times.moment(row.mineAt))}
          more={mineSaved}
          action={
            <Flex gap={8} wrap>
              {isWhole && choose('THEIRS', w.letGo)}
              {choose('MINE', isWhole ? w.carryOut : w.take, isWhole)}
            </Flex>
          }
        />
      </div>
      {row.resolution && row.resolvedAt && (
        <p className="quiet">
          {w[row.resolution]} · {w.by(row.resolvedBy ?? '', times.moment(row.resolvedAt))}
        </p>
      )}
    </Card>
  )
}

function Value(props: { heading: string; value: unknown; by: string; more?: string | null; action: ReactNode }) {
  return (
    <section className="conflict-value">
      <h3>{props.heading}</h3>
      <ValueText value={props.value} />
      <div className="quiet">{props.by}</div>
      {props.more && <div className="quiet">{props.more}</div>}
      {props.action}
    </section>
  )
}

function ValueText({ value }: { value: unknown }) {
  const w = useConflictsWords()
  const h = useHistoryWords()
  if (value === null || value === '' || value === undefined) return <p className="conflict-text quiet">{w.empty}</p>
  if (typeof value !== 'object') return <p className="conflict-text wrap-anywhere">{String(value)}</p>
  return (
    <ul className="conflict-parts">
      {leaves(value).map(([field, text]) => (
        <li key={field} className="wrap-anywhere">
          {h.fact(field.split('.').at(-1)!)}: {text}
        </li>
      ))}
    </ul>
  )
}

/** What was typed, field by field; ids and versions say nothing to a reader. */
function leaves(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, part]): [string, string][] => {
    const at = path ? `${path}.${key}` : key
    if (part === null || part === '' || key === 'base' || /(^id$|Ids?$)/.test(key)) return []
    return typeof part === 'object' ? leaves(part as object, at) : [[at, String(part)]]
  })
}
