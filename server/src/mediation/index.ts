import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { accept, begin, extend, fail, notAccept, withdraw } from './accept.ts'
import { agree, signAgreement } from './agreement.ts'
import { recordConsent, signNotice } from './consents.ts'
import { disputePage } from './dispute-page.ts'
import { dossier } from './dossier.ts'
import { addEvidenceFile, showEvidenceFile } from './evidence-files.ts'
import { guidance } from './guidance.ts'
import { listDisputes } from './list-disputes.ts'
import { askForMediator, declareInterest, listMediators } from './mediators.ts'
import { openDispute } from './open-dispute.ts'
import { removeParty, saveParty } from './parties.ts'
import { answerConfirmation, applyConfirmation, archive, breach, followUp } from './performance.ts'
import { addEvidence, setRisk, writeRecord } from './records.ts'
import { putBackEvidenceFile, removeEvidenceFile } from './remove-evidence-file.ts'
import { retireRoom, rooms, saveRoom } from './rooms.ts'
import { bookSession, cancelSession } from './sessions.ts'
import { statistics } from './statistics.ts'
import { listTopics, noticePaper, topicPage } from './topic-page.ts'
import {
  assessTopic,
  carryOut,
  countPoll,
  dropTopic,
  holdMeeting,
  openPoll,
  postNotice,
  proposeTopic,
  reviewTopic,
} from './topics.ts'

// Mediation: quarrels from the application to the archive, and deliberation over what touches many.
// Tables: disputes, dispute_numbers, dispute_parties, dispute_mediators, dispute_interests, dispute_consents,
// mediation_rooms, mediation_sessions, session_mediators, dispute_records, dispute_evidence, dispute_evidence_files,
// evidence_removals, dispute_agreements, agreement_items, agreement_signatures, dispute_follow_ups, dispute_endings, dispute_risks, court_confirmations,
// dispute_handings, dispute_hops; topics, topic_meetings, topic_polls, topic_hops.
//
// What may be done when is one table (domain/mediation/actions.ts); every command asks it through `getDisputeFor`, the desk
// greys its buttons by it. A state is a column, and how it came about is a row of dispute_hops; consents, signatures,
// interests and records are rows that are added to and never rewritten.
//
// Who sees what (`sightOf`): the file belongs to the mediators in charge. Who was asked reads the registration, to know
// whether to step aside; so does any mediator while nobody is asked, and whoever wrote it down. A confidential dispute
// (family matters, or out of a confidential case) goes from hand to hand: its mediators see it and nobody else, it is in no
// list, count or feed. Secretary and street read counts and rates; the justice office (`guidance.ts`) these, how agreements stand,
// and the registration of what was handed to it. Second lock: row-level security shows records, evidence and its files, agreements,
// follow-ups, endings and risks to an account in charge alone (`is_in_charge`), whatever the code asks.
// Everything said by or about parties is sealed (`sealed.ts`); columns hold what clocks and counts need.
//
// In charge is who declared to have no interest; who declared one is out of this dispute for good.
// Clocks (domain/mediation/clocks.ts): three working days to accept; one calendar month, longer only by consent of all to
// the same day; day 30 after effect for the court; follow-ups on the due day, a week and thirty days later. All are derived
// or written on the day they become known; nothing runs in the background.
// A room and a mediator are in one session at a time: exclusion constraints hold it, whoever books at the same moment.
export const commands: AnyCommand[] = [
  openDispute,
  saveParty,
  removeParty,
  askForMediator,
  declareInterest,
  accept,
  notAccept,
  recordConsent,
  signNotice,
  begin,
  writeRecord,
  addEvidence,
  addEvidenceFile,
  removeEvidenceFile,
  putBackEvidenceFile,
  bookSession,
  cancelSession,
  extend,
  agree,
  signAgreement,
  fail,
  withdraw,
  followUp,
  breach,
  applyConfirmation,
  answerConfirmation,
  archive,
  setRisk,
  saveRoom,
  retireRoom,
  proposeTopic,
  reviewTopic,
  holdMeeting,
  openPoll,
  countPoll,
  postNotice,
  carryOut,
  assessTopic,
  dropTopic,
]
export const queries: AnyQuery[] = [
  listDisputes,
  disputePage,
  listMediators,
  showEvidenceFile,
  dossier,
  statistics,
  guidance,
  rooms,
  listTopics,
  topicPage,
  noticePaper,
]
export { findNotice, topicsOnNotice } from './notices.ts'
