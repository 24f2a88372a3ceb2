import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { correctVisit, withdrawVisit } from './change-visit.ts'
import { dayText, editDay } from './day.ts'
import { dayTextDocuments } from './day-documents.ts'
import { documents as atDoors } from './documents.ts'
import { followUpSafety } from './follow-up-safety.ts'
import { listVisits, visitsOfDwelling } from './list-visits.ts'
import { listNeeds, recordNeed, settleNeed } from './needs.ts'
import { recordVisit } from './record-visit.ts'

// Visits: who was looked in on, how and with what result; what they need; what is unsafe at home; the text of a day.
// Tables: visits, visit_persons, needs, safety_findings, day_texts. It confirms households through the registry and is followed
// by care (followers.ts), which stands above it. Rights: visits.read, visits.record; reach is the grid of the door.
export const commands: AnyCommand[] = [
  recordVisit,
  correctVisit,
  withdrawVisit,
  recordNeed,
  settleNeed,
  followUpSafety,
  editDay,
]
export const queries: AnyQuery[] = [visitsOfDwelling, listVisits, listNeeds, dayText]
export const documents = [...atDoors, dayTextDocuments]

export { type DaySource, tellOfDays } from './day-sources.ts'
export { needsDue, safetyDue } from './documents.ts'
export { type Followed, type FollowedVisit, followVisits } from './followers.ts'
export { addressColumns, addressOf, cursorOf, ensureText, readCursor } from './store.ts'
export { writeVisit } from './write-visit.ts'
