import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { SettledPlaces } from './doors.ts'
import { Field } from './fields.ts'
import { ImportSummary } from './import.ts'
import { Mapping } from './mapping.ts'
import { Policies, RowAnswer } from './policies.ts'
import { RowReason } from './reasons.ts'

const ofImport = z.strictObject({ importId: Id })

export const listImports = queryShape({
  name: 'imports.list',
  permission: 'imports.run',
  summary: 'The imports of the community, newest first.',
  input: z.strictObject({}),
  answer: z.object({ imports: z.array(ImportSummary) }),
})

export const getImport = queryShape({
  name: 'imports.get',
  permission: 'imports.run',
  summary: 'One import: its state and progress, its settings, and how many rows have which reason.',
  input: ofImport,
  answer: ImportSummary.extend({
    mappings: z.record(z.string(), Mapping),
    places: SettledPlaces,
    policies: Policies,
    reasons: z.array(
      z.object({ outcome: z.string(), reason: RowReason.nullable(), field: Field.nullable(), rows: z.int() }),
    ),
  }),
})

export const ColumnSeen = z.object({
  index: z.int(),
  letters: z.string(),
  title: z.string(),
  guess: Field.nullable(),
  fillRate: z.number(),
  samples: z.array(z.string()),
})
export type ColumnSeen = z.infer<typeof ColumnSeen>

export const TableSeen = z.object({
  sheet: z.int(),
  sheetName: z.string(),
  shape: z.string(),
  headerRow: z.int(),
  firstRow: z.int(),
  lastRow: z.int(),
  rows: z.int(),
  columns: z.array(ColumnSeen),
  /** Where to start: remembered from an earlier file of this shape, or guessed from the headers. */
  mapping: Mapping,
  remembered: z.boolean(),
})
export type TableSeen = z.infer<typeof TableSeen>

export const importTables = queryShape({
  name: 'imports.tables',
  permission: 'imports.run',
  summary:
    'The tables found in the file: header as written, fill rate and samples of every column, the mapping to start from.',
  input: ofImport,
  answer: z.object({
    sheets: z.array(z.object({ name: z.string(), rows: z.int(), tables: z.int() })),
    tables: z.array(TableSeen),
  }),
})

export const WordSeen = z.object({
  field: z.enum(['sex', 'relation', 'residence-kind', 'birth-date']),
  /** As written; for dates, the way of writing (`1963.5.4`). */
  word: z.string(),
  /** The code it was read as; null when it was not understood. */
  code: z.string().nullable(),
  rows: z.int(),
})
export type WordSeen = z.infer<typeof WordSeen>

export const importValues = queryShape({
  name: 'imports.values',
  permission: 'imports.run',
  summary: 'How sexes, relations, ways of living and dates were read, word by word.',
  input: ofImport,
  answer: z.object({ words: z.array(WordSeen) }),
})

export const ProposedPlace = z.object({
  key: z.string(),
  compoundId: Id.nullable(),
  compoundName: z.string(),
  phase: z.int().nullable(),
  number: z.string(),
  rows: z.int(),
  doors: z.int(),
  floors: z.int(),
  units: z.array(z.string()),
  create: z.boolean(),
  gridId: Id.nullable(),
  /** The grid of its neighbours by number; null where they do not say. */
  suggestedGridId: Id.nullable(),
})
export type ProposedPlace = z.infer<typeof ProposedPlace>

export const importPlaces = queryShape({
  name: 'imports.places',
  permission: 'imports.run',
  summary:
    'Buildings the file names and the register does not know, proposed for creation with the grid their neighbours suggest; and how many doors are new.',
  input: ofImport,
  answer: z.object({
    proposals: z.array(ProposedPlace),
    newDoors: z.int(),
    knownDoors: z.int(),
    compounds: z.array(z.object({ id: Id, name: z.string() })),
    /** Names in the column of compounds that are not just the name of one, and what was made of them. */
    named: z.array(
      z.object({ written: z.string(), rows: z.int(), compoundId: Id.nullable(), isAmbiguous: z.boolean() }),
    ),
    grids: z.array(z.object({ id: Id, code: z.string(), name: z.string() })),
  }),
})

export const RowResult = z.object({
  number: z.int(),
  sheetName: z.string(),
  row: z.int(),
  name: z.string(),
  outcome: z.enum(['create', 'update', 'unchanged', 'skip', 'error', 'ask']),
  reason: RowReason.nullable(),
  field: Field.nullable(),
  /** The column as the spreadsheet names it, with its header. */
  column: z.string().nullable(),
  /** What else is wrong with a row in error, each with its column. */
  further: z.array(z.object({ reason: RowReason, column: z.string().nullable() })),
  notes: z.array(RowReason),
  differences: z.array(
    z.object({ field: z.string(), old: z.string().nullable(), new: z.string().nullable(), taken: z.boolean() }),
  ),
  personId: Id.nullable(),
  answer: RowAnswer.nullable(),
  done: z.boolean(),
})
export type RowResult = z.infer<typeof RowResult>

export const importRows = queryShape({
  name: 'imports.rows',
  permission: 'imports.run',
  summary: 'Rows with their outcome, column, reason and differences, in file order, a page at a time.',
  input: z.strictObject({
    importId: Id,
    outcome: z.enum(['create', 'update', 'unchanged', 'skip', 'error', 'ask']).optional(),
    reason: RowReason.optional(),
    after: z.int().min(-1).default(-1),
    limit: z.int().min(1).max(200).default(50),
  }),
  answer: z.object({ rows: z.array(RowResult), next: z.int().nullable() }),
})

export const importResult = queryShape({
  name: 'imports.result-file',
  permission: 'imports.run',
  summary:
    'The rows as they were sent, with result, column and reason beside them, as xlsx (base64); all rows or only those to be fixed.',
  input: z.strictObject({
    importId: Id,
    rows: z.enum(['all', 'to-fix']).default('all'),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  answer: z.object({ name: z.string(), content: z.base64() }),
})

export const importQueries = [
  listImports,
  getImport,
  importTables,
  importValues,
  importPlaces,
  importRows,
  importResult,
] as const
