// What one worker left behind on a day, out of the phone's documents.
import { leafOf } from '@red-steward/domain/cases/catalogue'
import type { CaseDocument, NoteDocument } from '@red-steward/domain/cases/documents'
import type { Id } from '@red-steward/domain/ids'
import { type Day, dayOf } from '@red-steward/domain/time'
import type { DayFacts } from '@red-steward/domain/visits/day-words'
import type { NeedDocument, SettledNeedDocument, VisitDocument } from '@red-steward/domain/visits/documents'
import { buildingTitle } from '../notebook/line-actions.ts'
import type { Replica } from '../offline/device.ts'
import { addressOf, getPerson } from '../parts/reading.ts'

export function dayFacts(replica: Replica, me: Id, day: Day): DayFacts {
  const door = (id: Id | null) => (id ? addressOf(replica, id).full : '')
  const placeOf = ({ dwellingId, buildingId }: CaseDocument) =>
    door(dwellingId) || (buildingId ? buildingTitle(replica, buildingId) : '')
  const on = (moment: string) => dayOf(moment) === day
  const settled = replica.all<SettledNeedDocument>('settled-need')
  return {
    visits: replica
      .all<VisitDocument>('visit')
      .filter(({ enteredBy, visitedAt }) => enteredBy.id === me && on(visitedAt))
      .map(({ visitedAt, dwellingId, personIds, ...visit }) => ({
        ...visit,
        at: visitedAt,
        address: door(dwellingId),
        names: personIds.flatMap((id) => getPerson(replica, id)?.name ?? []),
      })),
    needs: [...replica.all<NeedDocument>('need'), ...settled]
      .filter(({ recordedBy, recordedAt }) => recordedBy === me && on(recordedAt))
      .map(({ recordedAt, dwellingId, needKind, text }) => ({
        at: recordedAt,
        address: door(dwellingId),
        kind: needKind,
        text,
      })),
    settled: settled
      .filter(({ settledBy, settledAt }) => settledBy === me && on(settledAt))
      .map(({ settledAt, dwellingId, text, settledAs }) => ({
        at: settledAt,
        address: door(dwellingId),
        text,
        as: settledAs,
      })),
    notes: replica
      .all<NoteDocument>('note')
      .filter((note) => note.day === day && note.caseId === null && !note.confidential)
      .map(({ happenedAt, dwellingId, text }) => ({ at: happenedAt, address: door(dwellingId), text })),
    cases: replica
      .all<CaseDocument>('case')
      .filter((one) => (wasTypedHere(one) || one.facts?.enteredBy === me) && !one.confidential && on(one.reportedAt))
      .map((one) => ({
        at: one.reportedAt,
        address: wasTypedHere(one) ? one.place : [placeOf(one), one.place].filter(Boolean).join(' '),
        what: one.title ? { zh: one.title, en: one.title } : leafOf(one.leaf),
      })),
  }
}

/** Not with the server yet; its place is the address already. */
const wasTypedHere = ({ version }: CaseDocument) => version === 0
