// 民情日记 on the phone: the day as its records tell it, without a signal too; in the worker's own words if they like.
import { addDays } from '@red-steward/domain/care/days'
import type { Day, Instant } from '@red-steward/domain/time'
import { editDay } from '@red-steward/domain/visits/day'
import { dayWords } from '@red-steward/domain/visits/day-words'
import type { DayTextDocument } from '@red-steward/domain/visits/documents'
import { mayKeepText } from '@red-steward/domain/visits/rules'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Empty } from '../../ui/parts.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDraft } from '../parts/draft.ts'
import { PendingTag } from '../parts/pending-note.tsx'
import { useOnce, useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDevice, useDeviceState, useDocuments } from '../shell/device-context.ts'
import { useToday } from '../shell/now.ts'
import { Page } from '../shell/page.tsx'
import { NoteField } from '../visits/note-field.tsx'
import '../visits/visits.css'
import { dayFacts } from './day-facts.ts'
import { useDiaryWords } from './diary.words.ts'

const DAYS_HELD = 90

export default function DiaryPage() {
  const w = useDiaryWords()
  const today = useToday()
  const [chosen, setDay] = useState<Day | ''>('')
  const day = chosen || today
  return (
    <Page title={w.title} under={['me']}>
      <p className="quiet small">{w.note}</p>
      <TextField
        label={w.day}
        type="date"
        value={day}
        min={addDays(today, 1 - DAYS_HELD)}
        max={today}
        onChange={(text) => setDay(text as Day)}
      />
      <DayOf key={day} day={day} />
    </Page>
  )
}

function DayOf({ day }: { day: Day }) {
  const w = useDiaryWords()
  const say = useSay()
  const me = useDeviceState((device) => device.worker?.accountId ?? '')
  const derived = useDocuments((replica) => dayWords(dayFacts(replica, me, day)), [me, day])
  const own = useDocuments(
    (replica) => replica.all<DayTextDocument>('day-text').find((text) => text.day === day),
    [day],
  )
  const { drafts } = useDevice()
  const [editing, setEditing] = useState(drafts.get('diary', day) !== undefined)
  const text = own?.text ?? say(derived)
  if (editing) return <EditDay day={day} own={own} text={text} onDone={() => setEditing(false)} />
  if (!text) return <Empty>{w.empty}</Empty>
  const copy = () =>
    void Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => toast(w.copied),
      () => toast(w.copyNot),
    )
  return (
    <>
      <div className="ui-card ui-stack">
        {own && (
          <p className="quiet small">
            {w.edited} <PendingTag about={own.id} />
          </p>
        )}
        <p className="day-lines">{text}</p>
      </div>
      <div className="ui-row">
        <Button onClick={() => setEditing(true)}>{w.edit}</Button>
        <Button onClick={copy}>{w.copy}</Button>
      </div>
    </>
  )
}

interface EditProps {
  day: Day
  own: DayTextDocument | undefined
  text: string
  onDone(): void
}

function EditDay({ day, own, text: before, onDone }: EditProps) {
  const w = useDiaryWords()
  const save = useSave()
  const savedToast = useSavedToast()
  const pending = useDeviceState((device) => device.pending)
  const { drafts } = useDevice()
  const [text, setText] = useDraft('diary', day, before)
  const [reviewed, setReviewed] = useState(false)
  const keep = mayKeepText(text, reviewed)
  // The day itself names what is written about it: a first wording has no record yet.
  const id = own?.id ?? idOfDay(day)
  const keepText = async (kept: string, noteReviewed: boolean) => {
    // What this phone has not sent yet is the writer's own, and the last of it counts.
    const follows = pending.some(
      ({ name, state, input }) => name === editDay.name && state !== 'uploaded' && isOf(input, day),
    )
    const shown: DayTextDocument = {
      ...{ kind: 'day-text', id, buildingId: null, version: own?.version ?? 0, day, text: kept },
      editedAt: new Date().toISOString() as Instant,
    }
    const input = { day, text: kept, noteReviewed, base: follows ? null : (own?.version ?? 0) }
    const command = await save(editDay, input, {
      typed: { form: 'diary', fields: [day] },
      about: [id],
      shows: [kept ? { put: shown } : { take: { kind: 'day-text', id } }],
    })
    if (!command) return
    savedToast(w.saved, [command])
    leave()
  }
  const leave = () => {
    drafts.keep('diary', day, undefined)
    onDone()
  }
  const submit = useOnce(async () => {
    if (keep.allowed) await keepText(text.trim(), reviewed)
  })
  const undo = useOnce(() => keepText('', true))
  return (
    <>
      <NoteField
        label={w.text}
        max={4000}
        rows={12}
        note={text}
        onNote={setText}
        keep={keep}
        reviewed={reviewed}
        onReviewed={setReviewed}
      />
      <div className="ui-row">
        <Button look="main" disabled={!keep.allowed} onClick={submit}>
          {w.save}
        </Button>
        <Button onClick={leave}>{w.cancel}</Button>
        {own && (
          <Button look="quiet" onClick={undo}>
            {w.backToRecords}
          </Button>
        )}
      </div>
    </>
  )
}

const isOf = (input: unknown, day: Day) => (input as { day?: Day } | null)?.day === day
/** `00000000-0000-7000-8000-000020261124`: what the phone calls a wording until the server has named it. */
const idOfDay = (day: Day) => `00000000-0000-7000-8000-0000${day.replaceAll('-', '')}`
