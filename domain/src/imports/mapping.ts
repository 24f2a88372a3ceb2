import { z } from 'zod'
import { Field, singleFields } from './fields.ts'
import type { Table } from './tables.ts'

const words = z.record(z.string().max(40), z.string().max(24)).default({})

/** How the tables of one shape are read. Column keys are indexes in the sheet, counted from 0. */
export const Mapping = z.strictObject({
  columns: z.record(z.string().regex(/^\d{1,4}$/), Field),
  /** Words the reader does not know, with the code a person gave them: `{ 堂客: '12' }`. */
  words: z
    .strictObject({ sex: words, relation: words, 'residence-kind': words })
    .default({ sex: {}, relation: {}, 'residence-kind': {} }),
  /** The compound of rows that name none. */
  compound: z.string().max(60).nullable().default(null),
  /** What the name of each sheet says about its rows. */
  sheetName: z.enum(['compound', 'building', 'nothing']).default('nothing'),
})
export type Mapping = z.infer<typeof Mapping>

export type MappingProblem =
  | { why: 'field-mapped-twice'; field: Field }
  | { why: 'name-not-mapped' }
  | { why: 'door-not-mapped' }

/** The mapping to start from: one remembered for this shape, else what the headers say. */
export function startMapping(table: Table, remembered?: Mapping): Mapping {
  if (remembered) return remembered
  const guesses = new Map(table.columns.map((column) => [column.index, column.guess]))
  const has = (field: Field) => [...guesses.values()].includes(field)
  // A list of heads only: the head is the person of the row.
  if (!has('name')) for (const [index, guess] of guesses) if (guess === 'head') guesses.set(index, 'name')
  const columns: Record<string, Field> = {}
  for (const [index, guess] of guesses) columns[index] = guess ?? 'ignored'
  const hasDoor = has('building') || has('address')
  return {
    columns,
    words: { sex: {}, relation: {}, 'residence-kind': {} },
    compound: null,
    sheetName: hasDoor ? (has('compound') || has('address') ? 'nothing' : compoundName(table.sheetName)) : 'building',
  }
}

// Names a program gives to sheets say nothing about their rows.
function compoundName(sheetName: string): 'compound' | 'nothing' {
  return /^(sheet|工作表|表)\s*\d*$|台账|汇总|信息|名单|登记|人口|居民/i.test(sheetName) || sheetName === ''
    ? 'nothing'
    : 'compound'
}

/** What stands in the way of reading rows by this mapping; empty when nothing does. */
export function mappingProblems(mapping: Mapping): MappingProblem[] {
  const fields = Object.values(mapping.columns)
  const problems: MappingProblem[] = singleFields
    .filter((field) => fields.filter((other) => other === field).length > 1)
    .map((field) => ({ why: 'field-mapped-twice', field }))
  if (!fields.includes('name')) problems.push({ why: 'name-not-mapped' })
  const door = fields.includes('address') || fields.includes('room')
  if (!door) problems.push({ why: 'door-not-mapped' })
  return problems
}
