import { z } from 'zod'

/** Why a row was not taken as it stands. The row stays in the result file with its column and this code's words. */
export const ProblemReason = z.enum([
  'name-missing',
  'name-unreadable',
  'two-persons',
  'id-number-damaged',
  'id-number-unreadable',
  'id-number-wrong-check-digit',
  'id-number-impossible-date',
  'id-number-against-birth-date',
  'id-number-against-sex',
  'date-unreadable',
  'date-impossible',
  'date-future',
  'date-century-unclear',
  'sex-unknown-word',
  'relation-unknown-word',
  'residence-kind-unknown-word',
  'cell-error',
  'door-missing',
  'door-unreadable',
  'door-ambiguous',
  'building-unknown',
  'compound-missing',
  'household-without-head',
  'head-row-has-problem',
  'guardian-missing',
  'refused-by-register',
  'twice-in-file',
  'twice-in-file-other-door',
])
export type ProblemReason = z.infer<typeof ProblemReason>

/** Why a person has to decide before the row is taken. */
export const AskReason = z.enum([
  'same-id-other-name',
  'same-door-name-other-id',
  'perhaps-same-person',
  'lives-at-other-door',
  'differs',
  'recorded-as-dead',
  'household-has-other-head',
])
export type AskReason = z.infer<typeof AskReason>

/** Rows that hold no person, or that the policy leaves alone. */
export const SkipReason = z.enum([
  'repeated-header',
  'summary-row',
  'section-row',
  'left-by-policy',
  'left-by-person',
  'vacant-dwelling',
])
export type SkipReason = z.infer<typeof SkipReason>

/** What the reader should know about a row that was taken. */
export const NoteReason = z.enum([
  'name-remark-left-out',
  'second-phone-left-out',
  'phone-damaged',
  'phone-unreadable',
  'birth-date-without-day',
  'birth-date-from-id-number',
  'sex-from-id-number',
  'id-number-of-15-digits',
  'id-number-perhaps-damaged',
  'door-carried-down',
  'dwelling-new',
  'relation-missing',
  'dwelling-use-unknown-word',
])
export type NoteReason = z.infer<typeof NoteReason>

export const RowReason = z.enum([
  ...ProblemReason.options,
  ...AskReason.options,
  ...SkipReason.options,
  ...NoteReason.options,
  'import-undone',
])
export type RowReason = z.infer<typeof RowReason>
