import { isAllowed } from '@red-steward/domain/identity/permissions'
import { resolveConflict as shape } from '@red-steward/domain/sync/commands'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { keepConflicts } from '../kernel/conflicts.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { type Conflict, readConflicts } from './conflicts.ts'
import { moduleCommands } from './phone-commands.ts'

export const resolveConflict = command(shape, async (context, { conflictId, take }) => {
  const { tx, actor, now, trail } = context
  await sql`select from conflicts where community_id = ${actor.communityId} and id = ${conflictId} for update`.execute(
    tx,
  )
  const conflict = (await readConflicts(context, sql`c.id = ${conflictId}`))[0] ?? notFound()
  if (conflict.resolvedAt) refuseWith('conflict-already-resolved', { by: conflict.resolvedBy })
  if (take === 'MINE') await applied(context, conflict)
  const { rows } = await sql<{ grid: string | null }>`
    update conflicts set resolved_at = ${now}, resolved_by = ${actor.id}, resolution = ${take}, version = version + 1
    where community_id = ${actor.communityId} and id = ${conflictId} returning grid_id as grid`.execute(tx)
  trail.fact('conflict', conflictId, 'resolution', null, take)
  trail.changed('conflict', conflictId, rows[0]!.grid)
})

/** The command that was not written then runs now, under the right and in the reach of who chooses. */
async function applied(context: Context, { apply, field, mineSavedAt }: Conflict) {
  const asked = moduleCommands.find(({ name }) => name === apply.name) ?? refuseWith('command-unknown')
  if (!isAllowed(context.actor, asked.permission)) refuseWith('role-not-allowed')
  const parsed = asked.input.safeParse(apply.input)
  if (!parsed.success) refuseWith('command-unknown')
  // A whole piece of work was done in view of an older record: what changed since meets it field by field, as from a phone.
  const whole = { ...context, offline: { base: {}, seen: [], savedAt: mineSavedAt ?? context.now } }
  await asked.run(field === '*' ? whole : context, parsed.data)
  if (field === '*') await keepConflicts(whole)
}
