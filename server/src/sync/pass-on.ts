// Work for a record that left its author's area while the phone was away. The author may no longer write there, and what
// was typed must not be lost: the whole command waits with the grid lead who has the record now.

import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { newId } from '@red-steward/domain/ids'
import type { SyncEnvelope } from '@red-steward/domain/sync/wire'
import { sql } from 'kysely'
import type { AnyCommand } from '../kernel/command.ts'
import { aadOf } from '../kernel/conflicts.ts'
import type { Machine } from '../kernel/machine.ts'
import { auditLine, sealed } from '../kernel/trail.ts'
import { type Caller, entered } from '../kernel/transaction.ts'
import { moduleCommands } from './phone-commands.ts'

/** The answer's code; what depends on this work is passed on behind it. */
export const PASSED_ON = 'passed-to-grid-lead'

/**
 * Passes an envelope on when one of the records its writer was looking at exists outside their reach (or when what it
 * depends on was passed on). Answers whether it did; asked again, the same item stands.
 */
export async function passOn(
  machine: Machine,
  caller: Caller,
  command: AnyCommand,
  envelope: SyncEnvelope,
  behindAnother: boolean,
): Promise<boolean> {
  if (!moduleCommands.includes(command)) return false
  const now = machine.now().toISOString()
  return entered(machine.db, caller, now, async ({ tx, actor, client }) => {
    if (!isAllowed(actor, command.permission)) return false
    const { communityId } = actor
    const vault = await machine.keys.of(tx, communityId)
    const known = await sql`
      select from conflicts where community_id = ${communityId} and command_id = ${envelope.id} and field = '*'`.execute(
      tx,
    )
    if (known.rows.length > 0) return true
    const about = await recordsOf(tx, communityId, Object.keys(envelope.base))
    const strayed = about.find(({ grid }) => actor.grids !== 'all' && (grid === null || !actor.grids.includes(grid)))
    const behind = behindAnother ? await itemOf(tx, communityId, envelope.dependsOn) : undefined
    const at = strayed ?? behind
    if (!at) return false
    const id = newId()
    const whole = { name: envelope.name, input: envelope.input }
    const seal = (part: 'mine' | 'apply') => vault.seal(JSON.stringify(whole), aadOf(part, id))
    await tx
      .insertInto('conflicts')
      .values({
        community_id: communityId,
        id,
        subject_kind: at.kind,
        subject_id: at.id,
        field: '*',
        grid_id: at.grid,
        command_id: envelope.id,
        mine_sealed: seal('mine'),
        apply_sealed: seal('apply'),
        mine_by: actor.id,
        mine_at: now,
        mine_saved_at: envelope.savedAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const line = { ...auditLine('sync.passed-on', 'done', {}), subject_kind: at.kind, subject_id: at.id }
    await client.query('select record_command(null,null,$1,$2,$3,null,$4,$5,$6)', [
      actor.id,
      actor.role,
      now,
      JSON.stringify(sealed([line], now, actor.id)),
      '[]',
      JSON.stringify([{ kind: 'conflict', id, grid: at.grid, operation: 'upsert' }]),
    ])
    return true
  })
}

interface Stray {
  kind: string
  id: Id
  grid: Id | null
}
type Tx = Parameters<Parameters<typeof entered>[3]>[0]['tx']

/** These ids as far as they are records of a place, with the grid they lie in now. */
async function recordsOf(tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Stray[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Stray>`
    with asked as (select unnest(${ids}::uuid[]) as id),
    doors as (
      select 'building' as kind, b.id, b.id as building from asked join buildings b on b.community_id = ${communityId} and b.id = asked.id
      union all select 'dwelling', d.id, d.building_id from asked join dwellings d on d.community_id = ${communityId} and d.id = asked.id
      union all select 'household', h.id, d.building_id from asked join households h on h.community_id = ${communityId} and h.id = asked.id
        join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
      union all select 'person', asked.id, (select d.building_id from residences r
          join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
          where r.community_id = ${communityId} and r.person_id = asked.id order by r.to_day desc nulls first limit 1)
        from asked join persons p on p.community_id = ${communityId} and p.id = asked.id)
    select doors.kind, doors.id, b.grid_id as grid from doors
    left join buildings b on b.community_id = ${communityId} and b.id = doors.building`.execute(tx)
  return rows
}

async function itemOf(tx: Tx, communityId: Id, commandIds: readonly Id[]): Promise<Stray | undefined> {
  const { rows } = await sql<Stray>`
    select subject_kind as kind, subject_id as id, grid_id as grid from conflicts
    where community_id = ${communityId} and command_id = any(${commandIds}::uuid[]) and field = '*' limit 1`.execute(tx)
  return rows[0]
}
