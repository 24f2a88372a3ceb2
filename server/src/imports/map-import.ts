import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { mapImport as shape } from '@red-steward/domain/imports/commands'
import { mayMapImport } from '@red-steward/domain/imports/import'
import { type Mapping, mappingProblems } from '@red-steward/domain/imports/mapping'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { getGridForChange } from '../places/index.ts'
import { fileOf, forgetPlan } from './plans.ts'
import { getImportForChange, saveImport } from './store.ts'

export const mapImport = command(shape, async (context, { importId, mappings, places, policies }) => {
  const { tx, actor, now, trail } = context
  const imported = await getImportForChange(tx, actor, importId)
  ensure(mayMapImport(imported))
  const { tables } = await fileOf(context, imported)
  const shapes = new Set(tables.map((table) => table.shape))
  const used = Object.entries(mappings).filter(([shapeOfTable]) => shapes.has(shapeOfTable))
  if (used.length === 0) refuseWith('import-nothing-mapped')
  for (const [, mapping] of used) {
    const problem = mappingProblems(mapping)[0]
    if (problem) refuseWith(problem.why, 'field' in problem ? { field: problem.field } : {})
  }
  for (const [shapeOfTable, mapping] of used) await remember(tx, actor.communityId, shapeOfTable, mapping, now)
  for (const gridId of new Set(Object.values(places.grids))) await getGridForChange(tx, actor, gridId)
  forgetPlan(imported)
  // Other columns or other words make other rows; decisions and answers of before mean nothing for them.
  if (!isDeepStrictEqual(Object.fromEntries(used), imported.mappings)) {
    await tx
      .deleteFrom('import_rows')
      .where('community_id', '=', actor.communityId)
      .where('import_id', '=', importId)
      .execute()
  }
  await saveImport(tx, actor, importId, {
    state: 'MAPPED',
    revision: imported.revision + 1,
    mappings: Object.fromEntries(used),
    places,
    policies,
    read_on: dayOf(now),
    rows_total: 0,
  })
  trail.changed('import', importId, null)
})

async function remember(tx: Tx, communityId: string, shapeOfTable: string, mapping: Mapping, now: string) {
  await sql`
    insert into import_mappings (community_id, shape_digest, mapping, used_at)
    values (${communityId}, ${shapeDigest(shapeOfTable)}, ${JSON.stringify(mapping)}::jsonb, ${now})
    on conflict (community_id, shape_digest) do update set mapping = excluded.mapping, used_at = excluded.used_at`.execute(
    tx,
  )
}

/** A shape may be long; its digest is what a mapping is found by. */
export function shapeDigest(shapeOfTable: string): Buffer {
  return createHash('sha256').update(shapeOfTable).digest()
}
