// One line is enough: it becomes a note, a case or an emergency. What was understood is shown as chips to tap away.
import { type LeafCode, leafCodes, leafOf } from '@red-steward/domain/cases/catalogue'
import { reportCase, resolveOnTheSpot } from '@red-steward/domain/cases/commands'
import type { CaseDocument, NoteDocument } from '@red-steward/domain/cases/documents'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { type Id, newId } from '@red-steward/domain/ids'
import type { LineKind } from '@red-steward/domain/notebook/kinds'
import { type NoteChips, writeNote } from '@red-steward/domain/notebook/notes'
import { readLine } from '@red-steward/domain/notebook/read-line'
import { parseDoor } from '@red-steward/domain/places/door'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { useMemo, useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { Select, TextArea } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { addressOf, getBuilding, getDwelling } from '../parts/reading.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { directoryOf, peopleOf } from '../parts/surroundings.ts'
import { useDevice, useDocuments } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'
import { Page } from '../shell/page.tsx'
import { go, href } from '../shell/route.ts'
import './notebook.css'
import { useNotebookWords } from './notebook.words.ts'

export default function WritePage({ dwellingId }: { dwellingId?: Id | undefined }) {
  const w = useNotebookWords()
  const say = useSay()
  const spoken = language.use()
  const [text, setText] = useState('')
  const understood = useReading(text, dwellingId)
  const { doors, persons, leaves, reading } = understood
  const keep = mayKeepText(text)
  const [door, setDoor] = useState<string | null>(null)
  const [leaf, setLeaf] = useState<LeafCode | ''>('')
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const sureDoor = doors.length === 1 && doors[0]!.candidates.length === 1 ? doors[0]!.candidates[0]!.id : null
  const at = dropped.has('door') ? null : (door ?? sureDoor ?? dwellingId ?? null)
  const matter = dropped.has('leaf') ? leaf || undefined : leaf || reading.leaf
  const drop = (what: string) => setDropped((before) => new Set([...before, what]))
  const place = useDocuments((replica) => (at ? addressOf(replica, at).short || buildingTitle(replica, at) : ''), [at])
  const line = text.trim()
  const chosen = { text: line, at, matter, reading, persons: persons.filter(({ id }) => !dropped.has(id)) }
  const actions = useLineActions(chosen)

  return (
    <Page
      title={w.title}
      {...(dwellingId ? { under: ['door', dwellingId] } : {})}
      footer={
        <>
          <Button look={matter ? 'plain' : 'main'} disabled={!line || !keep.allowed} onClick={actions.note}>
            {w.asNote}
          </Button>
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
          {matter && reading.kind === 'resolved' && (
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
          {reading.confidential && <Note tone="cool">{w.confidential}</Note>}
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

interface Line {
  text: string
  /** A dwelling or a building. */
  at: Id | null
  matter: LeafCode | undefined
  reading: ReturnType<typeof readLine>
  persons: readonly { id: Id }[]
}

/** What may become of a line. Everything is saved on the phone first, like all else. */
function useLineActions({ text, at, matter, reading, persons }: Line) {
  const w = useNotebookWords()
  const { replica } = useDevice()
  const save = useSave()
  const savedToast = useSavedToast()
  const door = at ? getDwelling(replica, at) : undefined
  const place = { dwellingId: door ? at : null, buildingId: door ? (door.buildingId ?? null) : at }

  function shownCase(id: Id, state: CaseDocument['state'], happenedAt: Instant): CaseDocument {
    const where = door ? addressOf(replica, door.id).full : at ? buildingTitle(replica, at) : ''
    return {
      ...{
        kind: 'case',
        id,
        buildingId: place.buildingId,
        version: 0,
        caseNo: '',
        leaf: matter!,
        state,
        title: text.slice(0, 80),
      },
      ...{
        class: reading.class ?? leafOf(matter!).class,
        description: text.length > 80 ? text : '',
        dwellingId: place.dwellingId,
      },
      ...{
        place: where,
        firstHandler: leafOf(matter!).first,
        reportedAt: happenedAt,
        closedAt: state === 'CLOSED' ? happenedAt : null,
      },
      ...{ ticks: [], confidential: false },
    }
  }
  const report = (happenedAt: Instant) => ({
    ...{ leaf: matter!, ...(reading.class ? { class: reading.class } : {}), title: text.slice(0, 80) },
    ...{
      description: text.length > 80 ? text : '',
      dwellingId: place.dwellingId,
      buildingId: place.dwellingId ? null : place.buildingId,
    },
    ...{ reporterPersonId: persons[0]?.id ?? null, happenedAt },
  })

  return {
    async note() {
      const id = newId()
      const happenedAt = new Date().toISOString() as Instant
      const chips: NoteChips = {
        ...{ kind: reading.kind, leaf: matter ?? null, dwellingIds: place.dwellingId ? [place.dwellingId] : [] },
        ...{ buildingIds: place.buildingId ? [place.buildingId] : [], personIds: persons.map((person) => person.id) },
        ...{ from: reading.times[0]?.from ?? null, to: reading.times[0]?.to ?? null },
      }
      const input = {
        id,
        text,
        chips,
        ...place,
        buildingId: place.dwellingId ? null : place.buildingId,
        confidential: reading.confidential,
        happenedAt,
      }
      const shown: NoteDocument = {
        ...{ kind: 'note', id, buildingId: null, version: 0, text, chips, dwellingId: place.dwellingId },
        ...{ day: dayOf(happenedAt), happenedAt, enteredAt: happenedAt, caseId: null },
      }
      const saved = await save(writeNote, input, { about: [id, ...(at ? [at] : [])], shows: [{ put: shown }] })
      if (!saved) return
      savedToast(w.noteSaved, [saved])
      go('notes')
    },
    async open() {
      const id = newId()
      const happenedAt = new Date().toISOString() as Instant
      const shows = reading.confidential ? [] : [{ put: shownCase(id, 'REPORTED', happenedAt) }]
      const saved = await save(reportCase, { id, ...report(happenedAt) } as never, {
        about: [id, ...(at ? [at] : [])],
        shows,
      })
      if (!saved) return
      savedToast(w.caseSaved, [saved])
      if (reading.confidential) go()
      else go('case', id)
    },
    async settled() {
      const caseId = newId()
      const happenedAt = new Date().toISOString() as Instant
      const input = {
        caseId,
        report: report(happenedAt),
        resultText: text,
        residentSays: persons.length > 0 ? 'WELL' : 'NOBODY',
        happenedAt,
      }
      const shows = [{ put: shownCase(caseId, 'CLOSED', happenedAt) }]
      const saved = await save(resolveOnTheSpot, input as never, { about: [caseId, ...(at ? [at] : [])], shows })
      if (!saved) return
      savedToast(w.caseSaved, [saved])
      go('case', caseId)
    },
  }
}

function buildingTitle(replica: Parameters<typeof getBuilding>[0], id: Id): string {
  const building = getBuilding(replica, id)
  return building ? `${building.compound}${building.number}号楼` : ''
}
