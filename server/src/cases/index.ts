import type { AnyCommand } from '../kernel/command.ts'
import type { DocumentSource } from '../kernel/documents.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { addNote } from './add-note.ts'
import { callBack } from './call-back.ts'
import { queueCallBack } from './call-backs.ts'
import { casePage } from './case-page.ts'
import { correctNote } from './correct-note.ts'
import { caseDocuments, noteDocuments } from './documents.ts'
import { findSimilar } from './find-similar.ts'
import { followCases } from './followers.ts'
import { incidentPage, proposeAffected } from './incidents.ts'
import { joinCase } from './join-case.ts'
import { linkCases } from './link-cases.ts'
import { listCallBacks } from './list-call-backs.ts'
import { listCases, listConfidential } from './list-cases.ts'
import { makeCase } from './make-case.ts'
import { mergeCases, unmergeCase } from './merge-cases.ts'
import { answerIncident, openIncident } from './open-incident.ts'
import { readRates, setRateFormula } from './rates.ts'
import { recordEntry } from './record-entry.ts'
import { reopenCase } from './reopen-case.ts'
import { listRepeats } from './repeats.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { notesOfDay, searchNotes } from './search-notes.ts'
import { superviseCase } from './supervise-case.ts'
import { tickStep, untickStep } from './tick-step.ts'
import { writeNote } from './write-note.ts'

// Cases: what happens in the community, from the report to its end, and the notebook its lines come from.
// Tables: cases, case_numbers, case_hops, case_ticks, case_entries, case_links, case_followers, notes,
// handling_units, handling_unit_members, deadline_rules, case_settings, calendar_days, calendar_hours, case_extensions, case_pauses,
// case_suspensions, case_exclusions, case_whistles, case_whistle_units, case_photos, case_batches, case_batch_items.
//
// A case has all fields and states of the seven-step loop (handbook §5.1) from its first day; capture uses three states:
// REPORTED, HANDLING once somebody takes it in hand (a first tick or note; that moment is accepted_at and that person the
// one who answers for it), CLOSED. Dispatch, suspension, verification, call-back add columns and states, not a new table.
// What happened is a row of case_hops with person and two clocks: the writer's (set back when it runs ahead) and ours.
// Seen (`reach.ts`): what lies in reach, as far as the role reaches; one's own reports everywhere; what is confidential by
// its reporter and the secretary alone. A confidential case stands in no grid, so neither feed, lists nor counts meet it.
export const commands: AnyCommand[] = [
  reportCase,
  resolveOnTheSpot,
  tickStep,
  untickStep,
  recordEntry,
  linkCases,
  addNote,
  writeNote,
  correctNote,
  makeCase,
  callBack,
  reopenCase,
  superviseCase,
  joinCase,
  mergeCases,
  unmergeCase,
  openIncident,
  answerIncident,
  setRateFormula,
]
export const queries: AnyQuery[] = [
  listCases,
  listConfidential,
  casePage,
  searchNotes,
  notesOfDay,
  listCallBacks,
  findSimilar,
  proposeAffected,
  incidentPage,
  readRates,
  listRepeats,
]
export const documents: DocumentSource[] = [caseDocuments, noteDocuments]
export { type CaseEvent, type CaseFollower, followCases } from './followers.ts'
export { type Asking, formulaOf, ratesOf, threeRatesOf } from './rates.ts'
export { repeatsOf } from './repeats.ts'

followCases(queueCallBack)
