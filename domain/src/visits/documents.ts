// What a phone holds of visits.
import type { Id } from '../ids.ts'
import type { SyncDocument } from '../sync/documents.ts'
import type { Day, Instant } from '../time.ts'
import type { ChangeChip, NeedEnd, NeedKind, SafetyItem, VisitMeans, VisitResult } from './codes.ts'

/** Per household (or door without one) the last three, and all of the last 90 days. Withdrawn ones are not held. */
export interface VisitDocument extends SyncDocument {
  kind: 'visit'
  buildingId: Id
  dwellingId: Id
  householdId: Id | null
  personIds: Id[]
  means: VisitMeans
  result: VisitResult
  changes: ChangeChip[]
  note: string
  visitedAt: Instant
  enteredBy: { id: Id; name: string }
  nextOn: Day | null
}

/** Open needs. `recordedBy` is left out in documents from before a phone wrote the text of a day. */
export interface NeedDocument extends SyncDocument {
  kind: 'need'
  buildingId: Id
  dwellingId: Id
  householdId: Id | null
  personId: Id | null
  visitId: Id | null
  needKind: NeedKind
  text: string
  recordedAt: Instant
  recordedBy?: Id
  dueOn: Day | null
  /** An account, when the need was given to somebody by name. */
  assignedTo: Id | null
}

/** A need that was ended, of the last 90 days: on the phone of who noted or settled it, for the text of their days. */
export interface SettledNeedDocument extends SyncDocument {
  kind: 'settled-need'
  buildingId: null
  dwellingId: Id
  needKind: NeedKind
  text: string
  recordedAt: Instant
  recordedBy: Id | null
  settledAt: Instant
  settledBy: Id
  settledAs: NeedEnd
}

/** Findings of the home-safety check that wait for somebody to look again; the id is the finding's. */
export interface SafetyDocument extends SyncDocument {
  kind: 'safety'
  buildingId: Id
  dwellingId: Id
  visitId: Id
  item: SafetyItem
  followUpOn: Day
  note: string
}

/** A day in the worker's own words: on the phone of its writer alone. A day without one is told by its records. */
export interface DayTextDocument extends SyncDocument {
  kind: 'day-text'
  buildingId: null
  day: Day
  text: string
  editedAt: Instant
}
