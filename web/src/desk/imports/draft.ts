import type { mapImport } from '@red-steward/domain/imports/commands'
import { nothingSettled, type SettledPlaces } from '@red-steward/domain/imports/doors'
import type { Field } from '@red-steward/domain/imports/fields'
import type { Mapping } from '@red-steward/domain/imports/mapping'
import { cautious, type Policies } from '@red-steward/domain/imports/policies'
import type { TableSeen } from '@red-steward/domain/imports/queries'
import type { z } from 'zod'
import type { ImportNow } from './use-import.ts'

/** The settings as the person has them on screen, before they are sent. */
export interface Draft {
  mappings: Record<string, Mapping>
  places: SettledPlaces
  policies: Policies
}

/** What is saved, or where the headers say to start. */
export function startDraft(imported: ImportNow, tables: TableSeen[]): Draft {
  const isMapped = imported.state !== 'UPLOADED'
  return {
    mappings: isMapped ? imported.mappings : Object.fromEntries(tables.map((table) => [table.shape, table.mapping])),
    places: isMapped ? imported.places : nothingSettled,
    policies: isMapped ? imported.policies : cautious,
  }
}

export function withField(draft: Draft, shape: string, column: number, field: Field): Draft {
  const mapping = draft.mappings[shape]!
  return withMapping(draft, shape, { ...mapping, columns: { ...mapping.columns, [column]: field } })
}

export function withMapping(draft: Draft, shape: string, mapping: Mapping): Draft {
  return { ...draft, mappings: { ...draft.mappings, [shape]: mapping } }
}

/** A table taken in or left out. */
export function withTable(draft: Draft, table: TableSeen, isUsed: boolean): Draft {
  const { [table.shape]: _left, ...mappings } = draft.mappings
  return { ...draft, mappings: isUsed ? { ...mappings, [table.shape]: table.mapping } : mappings }
}

/** What a word means, in every table: people write alike on all sheets. */
export function withWord(draft: Draft, field: keyof Mapping['words'], word: string, code: string): Draft {
  const mappings = Object.entries(draft.mappings).map(([shape, mapping]) => {
    const words = { ...mapping.words, [field]: { ...mapping.words[field], [word]: code } }
    return [shape, { ...mapping, words }] as const
  })
  return { ...draft, mappings: Object.fromEntries(mappings) }
}

export function isSaved(draft: Draft, imported: ImportNow): boolean {
  const { mappings, places, policies } = imported
  return (
    imported.state !== 'UPLOADED' &&
    inOrder([draft.mappings, draft.places, draft.policies]) === inOrder([mappings, places, policies])
  )
}

/** As text that does not depend on the order of keys; the database keeps its own. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

export function toInput(importId: string, draft: Draft): z.infer<typeof mapImport.input> {
  return { importId, ...draft }
}
