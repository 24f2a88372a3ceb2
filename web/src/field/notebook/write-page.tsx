// One line is enough: it becomes a note, a case or an emergency. What was understood is shown as chips to tap away.
import { type LeafCode, leafCodes, leafOf } from '@red-steward/domain/cases/catalogue'
import type { NoteDocument } from '@red-steward/domain/cases/documents'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import type { LineKind } from '@red-steward/domain/notebook/kinds'
import { readLine } from '@red-steward/domain/notebook/read-line'
import { parseDoor } from '@red-steward/domain/places/door'
import { useMemo, useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf, Switch } from '../../ui/chips.tsx'
import { Select, TextArea } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { useDraft } from '../parts/draft.ts'
import { addressOf, getDwelling } from '../parts/reading.ts'
import { useSay } from '../parts/say.ts'
import { directoryOf, peopleOf } from '../parts/surroundings.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'
import { Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import { LikeHere } from './like-here.tsx'
import { buildingTitle, useLineActions } from './line-actions.ts'
import './notebook.css'
import { useNotebookWords } from './notebook.words.ts'

interface Props {
  dwellingId?: Id | undefined
  /** A line written before, of which a case is made now. */
  note?: NoteDocument | undefined
}

export default function WritePage({ dwellingId, note }: Props) {
  const w = useNotebookWords()
  const say = useSay()
  const spoken = language.use()
  const form = note ? `from-note/${note.id}` : dwellingId ? `write/${dwellingId}` : 'write'
  const [text, setText] = useDraft(form, 'text', note?.text ?? '')
  const understood = useReading(text, dwellingId)
  const { doors, persons, leaves, reading } = understood
  const keep = mayKeepText(text)
  const [door, setDoor] = useState<string | null>(null)
  const [leaf, setLeaf] = useState<LeafCode | ''>('')
  const [tells, setTells] = useState(true)
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const sureDoor = doors.length === 1 && doors[0]!.candidates.length === 1 ? doors[0]!.candidates[0]!.id : null
  const at = dropped.has('door') ? null : (door ?? sureDoor ?? dwellingId ?? null)
  const matter = dropped.has('leaf') ? leaf || undefined : leaf || reading.leaf
  const drop = (what: string) => setDropped((before) => new Set([...before, what]))
  const place = useDocuments((replica) => (at ? addressOf(replica, at).short || buildingTitle(replica, at) : ''), [at])
  const line = text.trim()
  const chosen = {
    form,
    text: line,
    at,
    matter,
    reading,
    persons: persons.filter(({ id }) => !dropped.has(id)),
    tells,
    note,
  }
  const actions = useLineActions(chosen)

  return (
    <Page
      title={note ? w.asCase : w.title}
      {...(note ? { under: ['notes'] } : dwellingId ? { under: ['door', dwellingId] } : {})}
      footer={
        <>
          {!note && (
            <Button look={matter ? 'plain' : 'main'} disabled={!line || !keep.allowed} onClick={actions.note}>
              {w.asNote}
            </Button>
          )}
          {matter && leafOf(matter).class === 'P1' && !reading.confidential ? (
            <Button look="main" disabled={!line || !keep.allowed} onClick={actions.open}>
              {w.asEmergency}
            </Button>
          ) : (
            matter && (
              <Button look="main" disabled={!line || !keep.allowed} onClick={actions.open}>
                {w.asCase}
              </Button>
            )
          )}
          {matter && reading.kind === 'resolved' && !note && (
            <Button disabled={!line || !keep.allowed} onClick={actions.settled}>
              {w.asResolved}
            </Button>
          )}
        </>
      }
    >
      <TextArea
        label={w.line}
        value={text}
        placeholder={w.example}
        maxLength={1000}
        rows={3}
        autoFocus
        onChange={(next) => {
          setText(next)
          setDropped(new Set())
          setDoor(null)
        }}
        error={!keep.allowed ? `${w.refused}${refusalText(keep.why, spoken) ?? ''}` : undefined}
      />
      {line && (
        <section className="ui-stack" aria-label={w.understood} aria-live="polite">
          <p className="quiet small">{at || matter || persons.length > 0 ? w.understood : w.nothingYet}</p>
          <div className="ui-chips">
            {at && <Chip text={`⌂ ${place}`} onDrop={() => drop('door')} />}
            {chosen.persons.map(({ id, name }) => (
              <Chip key={id} text={name} onDrop={() => drop(id)} />
            ))}
            {matter && (
              <Chip
                text={`${leafOf(matter).class} ${say(leafOf(matter))}`}
                onDrop={() => {
                  setLeaf('')
                  drop('leaf')
                }}
              />
            )}
            {reading.phones.map((phone) => (
              <Chip key={phone.start} text={`☎ ${line.slice(phone.start, phone.end)}`} />
            ))}
            {reading.times.map((time) => (
              <Chip key={time.start} text={`⏱ ${line.slice(time.start, time.end)}`} />
            ))}
            <Chip text={w[kindWord[reading.kind]]} />
          </div>
          {doors
            .filter(({ candidates }) => candidates.length > 1)
            .map((found) => (
              <OneOf
                key={found.start}
                label={w.whichDoor}
                choices={found.candidates.slice(0, 6).map(({ id, address }) => ({ value: id, text: address }))}
                value={door}
                onChange={setDoor}
              />
            ))}
          {!matter && leaves.length > 0 && (
            <OneOf
              label={w.whichMatter}
              choices={leaves.map((code) => ({ value: code, text: say(leafOf(code)) }))}
              value={leaf || null}
              onChange={setLeaf}
            />
          )}
          {!matter && (
            <Select
              label={w.otherMatter}
              value={leaf}
              options={[['', ''], ...leafCodes.map((code) => [code, `${code} ${say(leafOf(code))}`] as const)]}
              onChange={(code) => setLeaf(code as LeafCode)}
            />
          )}
          {matter && !reading.confidential && chosen.persons[0] && (
            <Switch label={w.tell(chosen.persons[0].name)} hint={w.tellHint} checked={tells} onChange={setTells} />
          )}
          {reading.confidential && <Note tone="cool">{w.confidential}</Note>}
          {at && matter && !reading.confidential && (
            <LikeHere {...{ text: line, at, leaf: matter, form }} person={chosen.persons[0]} mayKeep={keep.allowed} />
          )}
        </section>
      )}
      <a className="ui-button" data-look="quiet" href={href('notes')}>
        {w.notes}
      </a>
    </Page>
  )
}

const kindWord = {
  happening: 'happening',
  request: 'request',
  errand: 'errand',
  wish: 'wish',
  'follow-up': 'followUp',
  note: 'note',
  resolved: 'resolved',
} as const satisfies Record<LineKind, string>

function Chip({ text, onDrop }: { text: string; onDrop?: () => void }) {
  const w = useNotebookWords()
  if (!onDrop) return <span className="line-chip">{text}</span>
  return (
    <button type="button" className="line-chip" onClick={onDrop} aria-label={w.remove(text)}>
      {text} <span aria-hidden="true">✕</span>
    </button>
  )
}

function useReading(text: string, dwellingId: Id | undefined) {
  const now = useNow()
  const directory = useDocuments(directoryOf, [])
  const people = useDocuments(peopleOf, [])
  const buildingId = useDocuments(
    (replica) => (dwellingId ? getDwelling(replica, dwellingId)?.buildingId : null),
    [dwellingId],
  )
  return useMemo(() => {
    const standpoint = buildingId ? { buildingId } : {}
    const seekDoor = (written: string) => parseDoor(written, directory, standpoint)
    const reading = readLine(text, { seekDoor, people, now })
    const persons = reading.persons.flatMap(({ candidates }) => (candidates.length === 1 ? candidates : []))
    const doors = reading.doors.filter(({ candidates }) => candidates.some(({ kind }) => kind !== 'compound'))
    return { reading, persons, doors, leaves: reading.leaves.map((found) => found.leaf) }
  }, [text, directory, people, buildingId, now])
}
