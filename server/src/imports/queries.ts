import type { Actor } from '@red-steward/domain/identity/actor'
import { columnLetters } from '@red-steward/domain/imports/cell'
import { SettledPlaces } from '@red-steward/domain/imports/doors'
import type { Field } from '@red-steward/domain/imports/fields'
import { noCounts } from '@red-steward/domain/imports/import'
import { Mapping, startMapping } from '@red-steward/domain/imports/mapping'
import { Policies } from '@red-steward/domain/imports/policies'
import {
  getImport as getShape,
  listImports as listShape,
  importPlaces as placesShape,
  importTables as tablesShape,
  importValues as valuesShape,
} from '@red-steward/domain/imports/queries'
import type { RowReason } from '@red-steward/domain/imports/reasons'
import { suggestGrid } from '@red-steward/domain/imports/suggest-grid'
import { wordsSeen } from '@red-steward/domain/imports/words-seen'
import { maskIdNumber, maskPhone } from '@red-steward/domain/registry/masking'
import type { Tx } from '../kernel/db.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { gridsInReach, readDirectory } from '../places/index.ts'
import { shapeDigest } from './map-import.ts'
import { fileOf, planOf } from './plans.ts'
import { ensureWholeCommunity } from './reach.ts'
import { getImport as getRow, type Import, importsInReach } from './store.ts'

export const listImports = query(listShape, async ({ tx, actor }) => {
  const rows = await withMaker(tx, actor).orderBy('imports.created_at', 'desc').limit(100).execute()
  return { imports: rows.map((row) => summaryOf(row as unknown as MadeImport)) }
})

export const getImport = query(getShape, async ({ tx, actor }, { importId }) => {
  const row = await withMaker(tx, actor).where('imports.id', '=', importId).executeTakeFirst()
  const imported = (row as unknown as MadeImport | undefined) ?? notFound()
  const reasons = await tx
    .selectFrom('import_rows')
    .select(['outcome', 'reason', 'field', ({ fn }) => fn.countAll<number>().as('rows')])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .groupBy(['outcome', 'reason', 'field'])
    .orderBy('rows', 'desc')
    .execute()
  return {
    ...summaryOf(imported),
    mappings: imported.mappings,
    places: SettledPlaces.parse(imported.places),
    policies: Policies.parse(imported.policies),
    reasons: reasons.map((reason) => ({
      outcome: reason.outcome,
      reason: reason.reason as RowReason | null,
      field: reason.field as Field | null,
      rows: Number(reason.rows),
    })),
  }
})

export type MadeImport = Import & { createdByName: string }

export function withMaker(tx: Tx, actor: Actor) {
  return importsInReach(tx, actor)
    .innerJoin('accounts', 'accounts.id', 'imports.created_by')
    .select('accounts.display_name as createdByName')
}

export function summaryOf(row: MadeImport) {
  const { id, kind, fileName, state, rowsTotal, rowsDone, counts, createdAt, createdByName, finishedAt, undoneAt } = row
  return {
    id,
    kind,
    fileName,
    state,
    rowsTotal,
    rowsDone,
    counts: { ...noCounts, ...counts },
    createdAt,
    createdByName,
    finishedAt,
    undoneAt,
  }
}

export const importTables = query(tablesShape, async (context, { importId }) => {
  const imported = await getRow(context.tx, context.actor, importId)
  const { sheets, tables } = await fileOf(reading(context), imported)
  const seen = await Promise.all(
    tables.map(async (table) => {
      const remembered =
        imported.mappings[table.shape] ?? (await rememberedFor(context.tx, context.actor.communityId, table.shape))
      return {
        sheet: table.sheet,
        sheetName: table.sheetName,
        shape: table.shape,
        headerRow: table.headerStart + 1,
        firstRow: table.bodyStart + 1,
        lastRow: table.bodyEnd,
        rows: table.bodyEnd - table.bodyStart,
        columns: table.columns.map((column) => ({
          ...column,
          letters: columnLetters(column.index),
          samples: column.samples.map(masked),
        })),
        mapping: startMapping(table, remembered),
        remembered: remembered !== undefined,
      }
    }),
  )
  // Samples are cells of real people.
  context.trail.looked('import', importId, ['samples'])
  return {
    sheets: sheets.map((sheet, index) => ({
      name: sheet.name,
      rows: sheet.rows.length,
      tables: tables.filter((table) => table.sheet === index).length,
    })),
    tables: seen,
  }
})

/** Samples help to tell columns apart; for that nobody needs a whole id number or phone. */
function masked(sample: string): string {
  const bare = sample.replace(/\s/g, '')
  if (/^\d{15,17}[\dXx]?$/.test(bare)) return maskIdNumber(bare)
  return /^1\d{10}$/.test(bare) ? maskPhone(bare) : sample
}

async function rememberedFor(tx: Tx, communityId: string, shapeOfTable: string): Promise<Mapping | undefined> {
  const row = await tx
    .selectFrom('import_mappings')
    .select('mapping')
    .where('community_id', '=', communityId)
    .where('shape_digest', '=', shapeDigest(shapeOfTable))
    .executeTakeFirst()
  return row ? Mapping.parse(row.mapping) : undefined
}

export const importValues = query(valuesShape, async (context, { importId }) => {
  const imported = await getRow(context.tx, context.actor, importId)
  const { sheets, tables } = await fileOf(reading(context), imported)
  const today = imported.readOn ?? context.now.slice(0, 10)
  return { words: wordsSeen(sheets, tables, imported.mappings, today) }
})

export const importPlaces = query(placesShape, async (context, { importId }) => {
  const imported = await getRow(context.tx, context.actor, importId)
  const plan = await planOf(reading(context), imported)
  const { compounds, buildings } = await readDirectory(context.tx, context.actor)
  const grids = await gridsInReach(context)
  const doors = new Map<string, boolean>()
  for (const { door } of plan.rows) {
    if (door?.kind === 'door') doors.set(`${door.buildingId} ${door.doorKey}`, door.dwellingId !== undefined)
  }
  const knownDoors = [...doors.values()].filter(Boolean).length
  return {
    proposals: plan.proposals.map((one) => ({ ...one, suggestedGridId: suggestGrid(one, buildings, grids) })),
    newDoors: doors.size - knownDoors,
    knownDoors,
    compounds: compounds.map(({ id, name }) => ({ id, name })),
    named: plan.compounds,
    grids: grids.map(({ id, code, name }) => ({ id, code, name })),
  }
})

/** Queries read files and plans as commands do. */
export function reading(context: QueryContext) {
  ensureWholeCommunity(context.actor)
  return context
}
