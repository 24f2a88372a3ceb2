// Work done offline meets what others did meanwhile. The server's order wins; a second value of the same fact is kept
// beside it until a grid lead chooses. Device clocks decide nothing.
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Context } from './command.ts'

/** What the writer of an offline command was looking at. */
export interface Offline {
  /** Versions by record. */
  base: Readonly<Record<Id, number>>
  /** The writer's own earlier commands that the base may not contain yet: their values are no surprise. */
  seen: readonly Id[]
  /** By the device's clock; shown, never compared. */
  savedAt: Instant
}

/** Two values of one fact. `apply` is the command that would write the writer's value, at any version. */
export interface Conflict {
  kind: string
  id: Id
  field: string
  grid: Id | null
  mine: unknown
  theirs: unknown
  theirsBy: Id | null
  theirsAt: Instant | null
  apply: { name: string; input: unknown }
}

interface Found {
  field: string
  since: number
}
export interface LastWrite {
  field: string
  commandId: Id
  actorId: Id
  at: Instant
}

type Meeting = Pick<Context, 'tx' | 'actor' | 'offline' | 'trail'>

/** Of these fields of a record, the last write of each, leaving out the writer's own earlier commands. */
async function writtenByOthers({ tx, actor, offline }: Meeting, id: Id, fields: readonly string[]) {
  if (fields.length === 0) return new Map<string, LastWrite>()
  const { rows } = await sql<LastWrite>`
    select distinct on (field) field, command_id as "commandId", actor_id as "actorId", at from history
    where community_id = ${actor.communityId} and subject_id = ${id} and field = any(${fields}::text[])
    order by field, id desc`.execute(tx)
  return new Map(rows.filter((row) => !offline!.seen.includes(row.commandId)).map((row) => [row.field, row]))
}

/**
 * Sorts the changes of an offline command to one record: `free` may be written, `stale` fields were changed by somebody
 * else since the base. What others changed beside them is told as merged.
 */
export async function sortMeanwhile<Change extends Found>(
  context: Meeting,
  id: Id,
  base: number,
  fieldVersions: Readonly<Record<string, number>>,
  changes: readonly Change[],
): Promise<{ free: Change[]; stale: { change: Change; last: LastWrite }[] }> {
  const newer = Object.entries(fieldVersions).filter(([, version]) => version > base)
  const last = await writtenByOthers(
    context,
    id,
    newer.map(([field]) => field),
  )
  const stale = changes.flatMap((change) => {
    const write = change.since > base ? last.get(change.field) : undefined
    return write ? [{ change, last: write }] : []
  })
  const touched = new Set(changes.map(({ field }) => field))
  for (const field of last.keys()) if (!touched.has(field)) context.trail.merged.add(field)
  return { free: changes.filter((change) => !stale.some((one) => one.change === change)), stale }
}

export const aadOf = (part: 'mine' | 'theirs' | 'apply', id: Id) => `conflicts|${part}_sealed|${id}`

/** Writes the conflicts the trail has collected, and answers what to tell the writer. */
export async function keepConflicts(context: Context) {
  const { tx, actor, trail, vault, now, commandId, offline } = context
  const { conflicts, merged } = trail
  if (conflicts.length > 0) {
    const rows = conflicts.map((conflict) => {
      const id = newId()
      const seal = (part: 'mine' | 'theirs' | 'apply', value: unknown) =>
        vault.seal(JSON.stringify(value ?? null), aadOf(part, id))
      trail.changed('conflict', id, conflict.grid)
      return {
        community_id: actor.communityId,
        id,
        subject_kind: conflict.kind,
        subject_id: conflict.id,
        field: conflict.field,
        grid_id: conflict.grid,
        command_id: commandId,
        mine_sealed: seal('mine', conflict.mine),
        theirs_sealed: seal('theirs', conflict.theirs),
        apply_sealed: seal('apply', conflict.apply),
        mine_by: actor.id,
        mine_at: now,
        mine_saved_at: offline!.savedAt,
        theirs_by: conflict.theirsBy,
        theirs_at: conflict.theirsAt,
      }
    })
    await tx.insertInto('conflicts').values(rows).execute()
  }
  return {
    ...(merged.size > 0 ? { merged: [...merged].sort() } : {}),
    ...(conflicts.length > 0 ? { conflicts: conflicts.map(({ field }) => field) } : {}),
  }
}
