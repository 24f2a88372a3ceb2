// What a phone holds of cases and of the notebook.
import type { Id } from '../ids.ts'
import type { NoteChips } from '../notebook/notes.ts'
import type { SyncDocument } from '../sync/documents.ts'
import type { Day, Instant } from '../time.ts'
import type { CaseFacts } from './actions.ts'
import type { CallBackWhy } from './callback.ts'
import type { CaseState } from './case.ts'
import type { CaseClass, FirstHandler, LeafCode } from './catalogue.ts'
import type { CasePhoto } from './photos.ts'
import type { TickedStep } from './queries.ts'

/**
 * A case at a building in reach, open or closed within 30 days. A confidential one reaches only the phone of whoever
 * reported it, as a reference: `confidential` true, title, description, place and steps empty.
 */
export interface CaseDocument extends SyncDocument {
  kind: 'case'
  caseNo: string
  leaf: LeafCode
  class: CaseClass
  state: CaseState
  title: string
  description: string
  dwellingId: Id | null
  place: string
  firstHandler: FirstHandler
  reportedAt: Instant
  closedAt: Instant | null
  ticks: TickedStep[]
  confidential: boolean
  /** Without the pictures themselves (`cases.photo`). Left out in documents from before phones had any. */
  photos?: CasePhoto[]
  /**
   * What decides which actions are offered (`caseActions`), and until when what is owed. Left out in documents a phone holds
   * from before there was more than the first three states; they come anew with the next change.
   */
  facts?: CaseFacts
  clocks?: CaseDocumentClocks
}

/** Deadlines as the server last computed them; null: nothing runs. */
export interface CaseDocumentClocks {
  respondBy: Instant | null
  disposeBy: Instant | null
  stepBy: Instant | null
  stepSince: Instant
  reviewOn: Day | null
  /** Name of the person or unit it was given to; empty for a kind of post, null for nobody. */
  handler: string | null
  /** Who answers for it. */
  responsible: string | null
}

/**
 * A call-back that waits, of a case closed within 30 days; only the phone of whoever may make it holds one. What the case was
 * stands in its own document. `version` grows with every attempt.
 */
export interface CallBackDocument extends SyncDocument {
  kind: 'call-back'
  caseId: Id
  why: CallBackWhy
  /** What was written when it was closed. */
  resultText: string
  /** Whom to ask; null: only a door, or only a phone that stands in the case on the desk. */
  personId: Id | null
  dwellingId: Id | null
  /** In vain so far. */
  attempts: number
  lastTriedAt: Instant | null
}

/** A line of the worker's own notebook of the last 90 days; `buildingId` is null, for it goes with its author. */
export interface NoteDocument extends SyncDocument {
  kind: 'note'
  text: string
  chips: NoteChips
  dwellingId: Id | null
  day: Day
  happenedAt: Instant
  enteredAt: Instant
  caseId: Id | null
  /** Stays out of the text of the day. Left out in documents from before phones wrote one. */
  confidential?: boolean
}
