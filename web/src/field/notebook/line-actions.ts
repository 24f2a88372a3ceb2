// What may become of a line: a note, a case, a case settled on the spot. All of it is saved on the phone first.

import { type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import { reportCase, resolveOnTheSpot } from '@red-steward/domain/cases/commands'
import type { CaseDocument, NoteDocument } from '@red-steward/domain/cases/documents'
import { type Id, newId } from '@red-steward/domain/ids'
import { makeCase, type NoteChips, writeNote } from '@red-steward/domain/notebook/notes'
import type { LineReading } from '@red-steward/domain/notebook/read-line'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { addressOf, getBuilding, getDwelling } from '../parts/reading.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useDevice } from '../shell/device-context.ts'
import { go } from '../shell/route.ts'
import { useNotebookWords } from './notebook.words.ts'

interface Line {
  /** What is typed stands there until it is saved. */
  form: string
  text: string
  /** A dwelling or a building. */
  at: Id | null
  matter: LeafCode | undefined
  reading: LineReading
  persons: readonly { id: Id }[]
  /** Whom the line names is told how it ends, and may be called back. */
  tells: boolean
  /** The line was kept before: a case is made of it, and both know each other. */
  note?: NoteDocument | undefined
}

export function useLineActions({ form, text, at, matter, reading, persons, tells, note }: Line) {
  const w = useNotebookWords()
  const { replica } = useDevice()
  const save = useSave()
  const savedToast = useSavedToast()
  const typed = { form }
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
    contactOk: tells && persons.length > 0 && !reading.confidential,
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
        confidential: reading.confidential,
      }
      const saved = await save(writeNote, input, { typed, about: [id, ...(at ? [at] : [])], shows: [{ put: shown }] })
      if (!saved) return
      savedToast(w.noteSaved, [saved])
      go('notes')
    },
    async open() {
      const id = newId()
      const happenedAt = note?.happenedAt ?? (new Date().toISOString() as Instant)
      const shows = [
        ...(reading.confidential ? [] : [{ put: shownCase(id, 'REPORTED', happenedAt) }]),
        ...(note ? [{ put: { ...note, caseId: id } }] : []),
      ]
      const about = [id, ...(note ? [note.id] : []), ...(at ? [at] : [])]
      const input = { id, ...report(happenedAt) }
      const saved = note
        ? await save(makeCase, { noteId: note.id, report: input } as never, { typed, about, shows })
        : await save(reportCase, input as never, { typed, about, shows })
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
      const saved = await save(resolveOnTheSpot, input as never, { typed, about: [caseId, ...(at ? [at] : [])], shows })
      if (!saved) return
      savedToast(w.caseSaved, [saved])
      go('case', caseId)
    },
  }
}

export function buildingTitle(replica: Parameters<typeof getBuilding>[0], id: Id): string {
  const building = getBuilding(replica, id)
  return building ? `${building.compound}${building.number}号楼` : ''
}
