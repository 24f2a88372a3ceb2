import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { answerIncident } from './answer-incident.ts'
import { ownCard, setCard } from './card.ts'
import { confirmCode, requestCode } from './codes.ts'
import { doorPage, similarHere, stewardPhoto, topicNotice } from './door-page.ts'
import { follow, myReports } from './follow.ts'
import { endNotice, front, publishNotice, setFront } from './front.ts'
import { plateCounts, plates } from './list-plates.ts'
import { issuePlates, revokePlate } from './plates.ts'
import { openQuestions } from './questions.ts'
import { handOutLink, receipt } from './receipt.ts'
import { alsoMe, report } from './report.ts'
import { acceptReport, declineReport, reviewQueue } from './review.ts'
import { addPhoto, ask, notSolved, preferences, rate, writeToResident } from './say.ts'

// Portal: the resident's door. Without an account one reads the public page of a door, reports, follows, asks, rates.
// Tables: door_plates, portal_fronts, portal_notices, public_cards, portal_hits, portal_codes, portal_passes, portal_reports,
// portal_talk, portal_ratings, portal_reviews; it writes case_followers.
//
// Whoever stands at a door acts as the community's `resident` service account (http/portal.ts), so that permission, audit,
// row-level security and "sent twice, done once" hold as for everybody else. What one may see hangs on a secret one holds:
// a plate's code, a report's link, or the pass of a confirmed phone.

/** What the portal's own door serves. */
export const publicCommands: AnyCommand[] = [
  report,
  alsoMe,
  ask,
  rate,
  notSolved,
  answerIncident,
  addPhoto,
  preferences,
  requestCode,
  confirmCode,
]
export const publicQueries: AnyQuery[] = [doorPage, topicNotice, stewardPhoto, similarHere, follow, myReports]

export const commands: AnyCommand[] = [
  ...publicCommands,
  issuePlates,
  revokePlate,
  setFront,
  publishNotice,
  endNotice,
  setCard,
  acceptReport,
  declineReport,
  writeToResident,
  handOutLink,
]
export const queries: AnyQuery[] = [
  ...publicQueries,
  plates,
  plateCounts,
  front,
  ownCard,
  reviewQueue,
  receipt,
  openQuestions,
]
export { firstPlate } from './list-plates.ts'
