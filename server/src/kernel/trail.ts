import { createHash, randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { Conflict } from './conflicts.ts'

interface AuditLine {
  action: string
  outcome: string
  subject_kind: string | null
  subject_id: Id | null
  detail: Record<string, unknown>
}

/** What one command or query leaves behind, collected while it runs and written in one statement at its end. */
export class Trail {
  readonly changes: { kind: string; id: Id; grid: Id | null; operation: 'upsert' | 'forget' }[] = []
  readonly facts: { kind: string; id: Id; field: string; old: unknown; new: unknown }[] = []
  readonly looks: AuditLine[] = []
  readonly conflicts: Conflict[] = []
  readonly merged = new Set<string>()

  /** A record changed, or left the reach of its grid: followers of the feed must know. */
  changed(kind: string, id: Id, gridId: Id | null, operation: 'upsert' | 'forget' = 'upsert') {
    this.changes.push({ kind, id, grid: gridId, operation })
  }

  /** One field of one record got another value; equal values leave no row. */
  fact(kind: string, id: Id, field: string, oldValue: unknown, newValue: unknown) {
    if (!isDeepStrictEqual(oldValue ?? null, newValue ?? null)) {
      this.facts.push({ kind, id, field, old: oldValue ?? null, new: newValue ?? null })
    }
  }

  /** Work done offline met another value of the same fact: that one stays, and both are kept for the grid lead. */
  conflict(conflict: Conflict) {
    this.conflicts.push(conflict)
  }

  /** Someone read unmasked fields of a record. Field names only, never their values. `at`: when, if not now. */
  looked(kind: string, id: Id, fields: string[], reason?: string, at?: Instant) {
    this.looks.push({
      action: 'looked',
      outcome: 'done',
      subject_kind: kind,
      subject_id: id,
      detail: { fields, ...(reason ? { reason } : {}), ...(at ? { at } : {}) },
    })
  }

  /** Someone read a page of a list with people's names in full: one line for the page, not one for each person. */
  listed(list: string, rows: number) {
    const detail = { fields: [list], rows }
    this.looks.push({ action: 'looked', outcome: 'done', subject_kind: null, subject_id: null, detail })
  }

  /** Forgets what a refused attempt had collected; what was looked at stays looked at. */
  undone() {
    this.changes.length = 0
    this.facts.length = 0
    this.conflicts.length = 0
    this.merged.clear()
  }
}

/** Audit lines with their salted leaf hash, ready for `record_command`. */
export function sealed(lines: AuditLine[], at: string, actorId: string | null) {
  return lines.map((line) => {
    const salt = newSalt()
    const leaf = createHash('sha256')
      .update(salt)
      .update(JSON.stringify([at, actorId, line.action, line.outcome, line.subject_kind, line.subject_id, line.detail]))
      .digest('hex')
    return { ...line, salt: salt.toString('hex'), leaf }
  })
}

let unused = Buffer.alloc(0)

/** Asking the system for bytes costs the same for sixteen as for a hundred salts. */
function newSalt(): Buffer {
  if (unused.length < 16) unused = randomBytes(1600)
  const salt = unused.subarray(0, 16)
  unused = unused.subarray(16)
  return salt
}

export function auditLine(action: string, outcome: string, detail: Record<string, unknown>): AuditLine {
  return { action, outcome, subject_kind: null, subject_id: null, detail }
}
