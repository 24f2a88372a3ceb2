// What a phone holds: documents, cut from the tables for use at a door. Every module that has some says their shape in its
// own `documents.ts`; here is only what they share.
import type { Id } from '../ids.ts'

/**
 * One document on a phone. `kind` and `id` are those of the record in the feed. `buildingId` names the building it comes
 * with, or null when it is not of one building (rules, call lists, a worker's own notes). `version` grows with every
 * change of the record and is what an edit names as its base. Days are `YYYY-MM-DD`, moments ISO 8601 in UTC.
 */
export interface SyncDocument {
  kind: string
  id: Id
  buildingId: Id | null
  version: number
}

/** Two values of one fact, on the phone of who may choose. */
export interface ConflictDocument extends SyncDocument {
  kind: 'conflict'
  subjectKind: string
  subjectId: Id
  field: string
  command: string
  mine: unknown
  theirs: unknown
  mineBy: string
  mineAt: string
  mineSavedAt: string | null
  theirsBy: string | null
  theirsAt: string | null
}
