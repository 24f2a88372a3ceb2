import { followHandovers } from '../care/index.ts'
import type { AnyCommand } from '../kernel/command.ts'
import type { DocumentSource } from '../kernel/documents.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { tellOfDays } from '../visits/index.ts'
import { acceptCase, cancelCase, redirectCase, rejectCase } from './accept-case.ts'
import { addNote } from './add-note.ts'
import { answerIncident } from './answer-incident.ts'
import { saveDeadlineRule, setCalendarDay, setCalendarHours, setDeadlineProfile, showCalendar } from './calendar.ts'
import { callBack } from './call-back.ts'
import { callBackDocuments } from './call-back-documents.ts'
import { queueCallBack } from './call-backs.ts'
import { casePage } from './case-page.ts'
import { caseSheet } from './case-sheet.ts'
import { closeCase, reworkCase, verifyCase } from './close-case.ts'
import { correctNote } from './correct-note.ts'
import { daySource } from './day-source.ts'
import { designateHandler, dispatchCase } from './dispatch-case.ts'
import { dispatchMany, undoDispatch } from './dispatch-many.ts'
import { caseDocuments, noteDocuments } from './documents.ts'
import { escalateCase, handBackCase } from './escalate-case.ts'
import { approveExclusion, refuseExclusion, requestExclusion } from './exclude-case.ts'
import { extendCase } from './extend-case.ts'
import { findSimilar } from './find-similar.ts'
import { followCases } from './followers.ts'
import { listHandlers } from './handlers.ts'
import { caseInbox } from './inbox.ts'
import { incidentPage, proposeAffected } from './incidents.ts'
import { joinCase } from './join-case.ts'
import { linkCases } from './link-cases.ts'
import { listCallBacks } from './list-call-backs.ts'
import { listCases, listConfidential } from './list-cases.ts'
import { makeCase } from './make-case.ts'
import { markHandled } from './mark-handled.ts'
import { mergeCases, unmergeCase } from './merge-cases.ts'
import { openIncident } from './open-incident.ts'
import { openCases } from './pass-on-cases.ts'
import { addPhoto, showPhoto } from './photos.ts'
import { deletePhrase, listPhrases, savePhrase } from './phrases.ts'
import { readRates, setRateFormula } from './rates.ts'
import { recordEntry } from './record-entry.ts'
import { reopenCase } from './reopen-case.ts'
import { listRepeats } from './repeats.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { returnCase, transferCase } from './return-case.ts'
import { notesOfDay, searchNotes } from './search-notes.ts'
import { superviseCase } from './supervise-case.ts'
import { refuseSuspension, requestSuspension, resumeCase, suspendCase } from './suspend-case.ts'
import { takeCase } from './take-case.ts'
import { tickStep, untickStep } from './tick-step.ts'
import { retireUnit, saveUnit, setUnitMembers } from './units.ts'
import { caseWays } from './ways.ts'
import { arriveAtWhistle, blowWhistle, concludeWhistle, evaluateWhistle } from './whistle.ts'
import { writeNote } from './write-note.ts'

// Cases: what happens in the community, from the report to its end, and the notebook its lines come from.
// Tables: cases, case_numbers, case_hops, case_ticks, case_entries, case_links, case_followers, notes,
// handling_units, handling_unit_members, deadline_rules, case_settings, calendar_days, calendar_hours, case_extensions, case_pauses,
// case_suspensions, case_exclusions, case_whistles, case_whistle_units, case_photos, case_batches, case_batch_items,
// case_phrases.
//
// A case goes the closed loop (handbook §5.1). What may be done with it stands in one table (domain/src/cases/actions.ts): a command
// locks the case, asks the table, moves it (`moveCase`), and the deadlines follow from the facts after the step (clocks.ts).
// What happened is a row of case_hops with person and two clocks: the writer's (set back when it runs ahead) and ours.
// Seen (`reach.ts`): what lies in reach, as far as the role reaches; one's own reports and what one was given, everywhere;
// what is confidential by its reporter and the secretary alone. A confidential case stands in no grid, so neither lists nor
// counts meet it, and the feed tells of it to those alone (confidential-changes.ts); the street sees what was brought before it.
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
  acceptCase,
  rejectCase,
  redirectCase,
  cancelCase,
  takeCase,
  dispatchCase,
  dispatchMany,
  undoDispatch,
  returnCase,
  designateHandler,
  transferCase,
  markHandled,
  verifyCase,
  closeCase,
  reworkCase,
  escalateCase,
  handBackCase,
  blowWhistle,
  arriveAtWhistle,
  concludeWhistle,
  evaluateWhistle,
  extendCase,
  requestSuspension,
  suspendCase,
  refuseSuspension,
  resumeCase,
  requestExclusion,
  approveExclusion,
  refuseExclusion,
  addPhoto,
  saveUnit,
  retireUnit,
  setUnitMembers,
  setDeadlineProfile,
  saveDeadlineRule,
  setCalendarDay,
  setCalendarHours,
  savePhrase,
  deletePhrase,
]
export const queries: AnyQuery[] = [
  caseInbox,
  listCases,
  listConfidential,
  casePage,
  caseWays,
  caseSheet,
  showPhoto,
  listHandlers,
  showCalendar,
  searchNotes,
  notesOfDay,
  listCallBacks,
  findSimilar,
  proposeAffected,
  incidentPage,
  readRates,
  listRepeats,
  listPhrases,
]
export const documents: DocumentSource[] = [caseDocuments, noteDocuments, callBackDocuments]
export { ensureAction } from './allowed.ts'
export { homeAnswers } from './answer-incident.ts'
export { startClock } from './clock.ts'
export { withoutConfidential } from './confidential-changes.ts'
export { enterCase } from './enter-case.ts'
export { type AskAhead, type CaseEvent, followCases } from './followers.ts'
export { giveHomeLinks, opensBy } from './home-links.ts'
export { affectedHome } from './incidents.ts'
export { countsCases, type OpenAt, openByBuilding, openByDoor } from './open-at.ts'
export { keepPhoto } from './photos.ts'
export { atStreet, callBackPiles, pilesOf } from './piles.ts'
export { policyChanged, policyOf } from './policy.ts'
export { type Asking, formulaOf, ratesOf, threeRatesOf } from './rates.ts'
export { caseSeen } from './reach.ts'
export { openAgain } from './reopen-case.ts'
export { fewRepeatsOf } from './repeats.ts'
export { reportCase } from './report-case.ts'
export { residentAnswers } from './resident-answers.ts'
export { addHop, asTheyHappened, type CaseForChange, changeCase, getCaseForChange } from './store.ts'
export { stripPhoto } from './strip-photo.ts'
export { householdOf, isPhoneOf, reporterOf, toldPersonOf } from './who-is-told.ts'

followCases(queueCallBack)
tellOfDays(daySource)
followHandovers(openCases)
