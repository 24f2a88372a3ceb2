import type { CommandShape, QueryShape } from '@red-steward/domain/api'
import { undo } from '@red-steward/domain/registry/correcting'
import { type HistoryEntry, history } from '@red-steward/domain/registry/pages'
import { Alert, App, Button, Drawer, Empty, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { factWord, useFactValue, useHistoryWords } from './history.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { useUndoReason } from './undo-reason.ts'
import './registry.css'

/** Whose history is read, and by which command it is taken back. */
export interface HistoryOf {
  history: QueryShape<Subject & { before?: number | undefined; limit: number }, z.infer<typeof history.answer>>
  undo: CommandShape<{ commandId: string }, z.infer<typeof undo.answer>>
}
const ofRegister: HistoryOf = { history, undo }

interface Subject {
  subjectKind: string
  subjectId: string
}

interface HistoryDrawerProps extends Subject {
  open: boolean
  of?: HistoryOf
  onClose: () => void
}

/** What changed about a subject: old, new, who, when; each command can be taken back while nothing followed it. */
export function HistoryDrawer({ open, onClose, of = ofRegister, ...subject }: HistoryDrawerProps) {
  const r = useRegistryWords()
  return (
    <Drawer title={r.history} open={open} onClose={onClose} size={460} destroyOnHidden>
      <Pages of={of} subject={subject} before={undefined} />
    </Drawer>
  )
}

const LIMIT = 50

interface PagesProps {
  of: HistoryOf
  subject: Subject
  before: number | undefined
}

function Pages({ of, subject, before }: PagesProps) {
  const w = useHistoryWords()
  const [more, setMore] = useState(false)
  const answer = useAsk(of.history, { ...subject, limit: LIMIT, ...(before === undefined ? {} : { before }) })
  return (
    <Answered of={answer} isEmpty={({ entries }) => entries.length === 0} empty={<Empty description={w.none} />}>
      {({ entries, labels, next }) => (
        <>
          <ul className="history-list">
            {byCommand(entries).map((group) => (
              <CommandLine key={group[0]!.id} {...{ of, labels }} entries={group} own={subject.subjectId} />
            ))}
          </ul>
          {next !== null && !more && (
            <Button block onClick={() => setMore(true)} style={{ marginTop: 12 }}>
              {w.older}
            </Button>
          )}
          {next !== null && more && <Pages {...{ of, subject }} before={next} />}
        </>
      )}
    </Answered>
  )
}

interface CommandLineProps {
  of: HistoryOf
  entries: HistoryEntry[]
  labels: Record<string, string>
  /** The subject of the page, which need not be named. */
  own: string
}

function CommandLine({ of, entries, labels, own }: CommandLineProps) {
  const w = useHistoryWords()
  const r = useRegistryWords()
  const times = useTimes()
  const { message, modal } = App.useApp()
  const reason = useUndoReason()
  const undoing = useSend(of.undo, {
    quiet: true,
    onDone: ({ lost }) => void (lost.length > 0 ? message.warning(r.undoneLost, 8) : message.success(r.undone)),
  })
  const { commandId, commandName, at, by, undone, mayUndo } = entries[0]!

  async function takeBack() {
    const sure = await modal.confirm({ title: w.undoSure, content: w.undoNote, okText: r.undo })
    if (sure) undoing.mutate({ commandId })
  }

  return (
    <li className={undone ? 'undone' : ''}>
      <div className="household-head" style={{ marginBottom: 4 }}>
        <strong>{w.command(commandName)}</strong>
        <span>
          {undone && <Tag>{r.undone}</Tag>}
          {mayUndo && !undone && (
            <Button size="small" loading={undoing.isPending} onClick={() => void takeBack()}>
              {r.undo}
            </Button>
          )}
        </span>
      </div>
      {undoing.error && <Alert type="warning" role="alert" {...reason(undoing.error)} style={{ marginBottom: 8 }} />}
      {entries.map((entry) => (
        <Change key={entry.id} entry={entry} labels={labels} isOwn={entry.subjectId === own} />
      ))}
      <div className="when num">
        {by} · {times.moment(at)}
      </div>
    </li>
  )
}

function Change({ entry, labels, isOwn }: { entry: HistoryEntry; labels: Record<string, string>; isOwn: boolean }) {
  const w = useHistoryWords()
  const value = useFactValue()
  const { oldValue, newValue, subjectKind } = entry
  const field = placeFact(entry) ?? entry.field
  const whose = isOwn ? '' : (labels[entry.subjectId] ?? '')
  const isKnown = isOwn || subjectKind === 'person'
  const subject = isKnown ? '' : `${whose && `${whose} `}${w.kind(subjectKind)} `
  const shown = (known: unknown) => (typeof known === 'string' && labels[known]) || value(field, known)
  if (field === '*created*' || field === '*removed*') {
    return (
      <div>
        {subject}
        {field === '*created*' ? w.created : w.removed}
      </div>
    )
  }
  return (
    <div className="wrap-anywhere">
      {subject}
      {w.fact(factWord(field))}：<del>{shown(oldValue)}</del> → <ins>{shown(newValue)}</ins>
    </div>
  )
}

/** Names and kinds of places are other facts than those of people. */
function placeFact({ subjectKind, field }: HistoryEntry): string | undefined {
  if (field === 'kind' && subjectKind === 'grid') return 'gridKind'
  return field === 'name' && subjectKind !== 'person' ? 'placeName' : undefined
}

function byCommand(entries: HistoryEntry[]): HistoryEntry[][] {
  const groups: HistoryEntry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last && last[0]!.commandId === entry.commandId) last.push(entry)
    else groups.push([entry])
  }
  return groups
}
