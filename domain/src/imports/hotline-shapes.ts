import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { LeafCode } from '../cases/catalogue.ts'
import { Id } from '../ids.ts'
import { PrintedFile } from '../printed-file.ts'
import { Instant } from '../time.ts'
import { HotlineColumns, HotlineReason } from './hotline.ts'
import { ImportSummary } from './import.ts'

export const mapHotline = commandShape({
  name: 'imports.map-hotline',
  permission: 'imports.run',
  summary:
    'Says which column of a hotline list holds what; decides every row anew. What people decided about rows stays.',
  input: z.strictObject({ importId: Id, columns: HotlineColumns }),
})

export const decideHotline = commandShape({
  name: 'imports.decide-hotline',
  permission: 'imports.run',
  summary: 'Says of rows that ask which matter and which place it is, or leaves them out.',
  input: z.strictObject({
    importId: Id,
    rows: z
      .array(
        z.strictObject({
          number: z.int().min(0),
          leaf: LeafCode.optional(),
          dwellingId: Id.nullable().optional(),
          buildingId: Id.nullable().optional(),
          place: z.string().trim().max(120).optional(),
          skip: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
})

export const HotlineRowSeen = z.object({
  number: z.int(),
  row: z.int(),
  externalNo: z.string(),
  at: Instant.nullable(),
  /** Masked: here it only helps to see that the column was found. */
  phone: z.string().nullable(),
  address: z.string(),
  content: z.string(),
  category: z.string(),
  leaf: LeafCode.nullable(),
  leaves: z.array(LeafCode),
  /** Door or building as people write it, or the place in words. */
  where: z.string(),
  outcome: z.enum(['create', 'unchanged', 'skip', 'error', 'ask']),
  reason: HotlineReason.nullable(),
  caseId: Id.nullable(),
  done: z.boolean(),
})
export type HotlineRowSeen = z.infer<typeof HotlineRowSeen>

export const hotlineRows = queryShape({
  name: 'imports.hotline',
  permission: 'imports.run',
  summary: 'A hotline list with its columns, and its rows with what they were read as and what becomes of them.',
  input: z.strictObject({
    importId: Id,
    outcome: HotlineRowSeen.shape.outcome.optional(),
    after: z.int().min(-1).default(-1),
    limit: z.int().min(1).max(200).default(50),
  }),
  answer: z.object({
    import: ImportSummary,
    columns: z.array(z.object({ index: z.int(), title: z.string() })),
    mapping: HotlineColumns,
    rows: z.array(HotlineRowSeen),
    next: z.int().nullable(),
  }),
})

export const hotlineResults = queryShape({
  name: 'imports.hotline-results',
  permission: 'imports.run',
  summary:
    'What became of the numbers of a list, for the platform they came from: state, dates, result, what the caller said; as xlsx. Of a confidential case the number alone. Every one made is recorded.',
  input: z.strictObject({ importId: Id, language: z.enum(['zh', 'en']).default('zh') }),
  answer: PrintedFile,
})
