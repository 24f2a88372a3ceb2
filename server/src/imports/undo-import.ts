import type { Id } from '@red-steward/domain/ids'
import { undoImport as shape } from '@red-steward/domain/imports/commands'
import { mayUndoImport } from '@red-steward/domain/imports/import'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { ensure, Refused, refuseWith } from '../kernel/refused.ts'
import { undoCommands } from '../registry/index.ts'
import { getImportForChange, saveImport } from './store.ts'
import { undoHotline } from './undo-hotline.ts'

/** Takes a whole import back in one transaction, or says which of its rows were touched since. */
export const undoImport = command(shape, async (context, { importId }) => {
  const { tx, actor, now, trail } = context
  const imported = await getImportForChange(tx, actor, importId)
  ensure(mayUndoImport(imported))
  if (imported.kind === 'hotline') {
    await undoHotline(context, imported)
    return
  }
  const chunks = await tx
    .selectFrom('import_chunks')
    .select('command_id')
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .execute()
  const commandIds = chunks.map((chunk) => chunk.command_id)
  const touched = await rowsTouchedSince(context, importId, commandIds)
  if (touched.total > 0) refuseWith('import-touched-since', { ...touched })
  try {
    await undoCommands(context, commandIds)
  } catch (error) {
    // Every row was left as the register had it: there is nothing to put back, and that is no reason to refuse.
    if (!(error instanceof Refused && error.why === 'not-undoable')) throw error
  }
  await removeEmptyPlaces(context, commandIds)
  await saveImport(tx, actor, importId, { state: 'UNDONE', undone_at: now })
  trail.fact('import', importId, 'state', imported.state, 'UNDONE')
  trail.changed('import', importId, null)
})

/** Rows whose person, or whose home there, was changed by anybody else after the import wrote them. */
async function rowsTouchedSince({ tx, actor }: Context, importId: Id, commandIds: Id[]) {
  const { rows } = await sql<{ sheet: number; row: number; personId: Id; total: number }>`
    with ours as (
      select subject_kind, subject_id, min(id) as first from history
      where community_id = ${actor.communityId} and command_id = any(${commandIds}::uuid[]) group by 1, 2
    ), later as (
      select distinct ours.subject_kind, ours.subject_id from ours
      join history l on l.community_id = ${actor.communityId} and l.subject_id = ours.subject_id and l.id > ours.first
      left join import_chunks own on own.community_id = l.community_id and own.command_id = l.command_id and own.import_id = ${importId}
      where own.command_id is null
        and not exists (select from undone_commands u where u.community_id = l.community_id and u.command_id = l.command_id)
        and not exists (select from undone_commands u where u.community_id = l.community_id and u.undo_command_id = l.command_id)
    ), people as (
      select subject_id as id from later where subject_kind = 'person'
      union select r.person_id from later join residences r on r.community_id = ${actor.communityId}
        and ((later.subject_kind = 'residence' and r.id = later.subject_id)
          or (later.subject_kind = 'household' and r.household_id = later.subject_id))
    )
    select i.sheet, i.row, i.person_id as "personId", (count(*) over ())::int as total
    from people join import_rows i on i.community_id = ${actor.communityId} and i.import_id = ${importId} and i.person_id = people.id
    where i.command_id is not null
    order by i.number limit 50`.execute(tx)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ sheet, row, personId }) => ({ sheet, row, personId })) }
}

/** Doors, units, buildings and compounds this import made and nobody lives in or uses. */
async function removeEmptyPlaces({ tx, actor, trail }: Context, commandIds: Id[]): Promise<void> {
  const community = actor.communityId
  const { rows: made } = await sql<{ kind: string; id: Id }>`
    select subject_kind as kind, subject_id as id from history
    where community_id = ${community} and command_id = any(${commandIds}::uuid[]) and field = '*created*'
      and subject_kind in ('dwelling', 'building', 'compound')`.execute(tx)
  const of = (kind: string) => made.filter((place) => place.kind === kind).map((place) => place.id)
  await sql`
    delete from dwellings d using unnest(${of('dwelling')}::uuid[]) made (id)
    where d.community_id = ${community} and d.id = made.id
      and not exists (select from households h where h.community_id = d.community_id and h.dwelling_id = d.id)
      and not exists (select from residences r where r.community_id = d.community_id and r.dwelling_id = d.id)`.execute(
    tx,
  )
  await sql`
    delete from units u using unnest(${of('building')}::uuid[]) made (id)
    where u.community_id = ${community} and u.building_id = made.id
      and not exists (select from dwellings d where d.community_id = u.community_id and d.unit_id = u.id)`.execute(tx)
  const buildings = await sql<{ id: Id; gridId: Id | null }>`
    delete from buildings b using unnest(${of('building')}::uuid[]) made (id)
    where b.community_id = ${community} and b.id = made.id
      and not exists (select from dwellings d where d.community_id = b.community_id and d.building_id = b.id)
      and not exists (select from units u where u.community_id = b.community_id and u.building_id = b.id)
    returning b.id, b.grid_id as "gridId"`.execute(tx)
  await sql`
    delete from compounds c using unnest(${of('compound')}::uuid[]) made (id)
    where c.community_id = ${community} and c.id = made.id
      and not exists (select from buildings b where b.community_id = c.community_id and b.compound_id = c.id)`.execute(
    tx,
  )
  for (const { id, gridId } of buildings.rows) trail.changed('building', id, gridId, 'forget')
}
