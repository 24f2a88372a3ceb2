import { z } from 'zod'

/** Why a whole file was sent back. Each has words in `words/refusals`. */
export const FileProblem = z.enum([
  'file-empty',
  'file-too-big',
  'file-unpacks-too-big',
  'file-has-too-many-rows',
  'file-is-old-excel',
  'file-is-wps-et',
  'file-is-protected',
  'file-damaged',
  'file-not-a-spreadsheet',
  'file-without-table',
])
export type FileProblem = z.infer<typeof FileProblem>

/** Largest file taken, in bytes: 30 MB. */
export const largestFile = 30 * 1024 * 1024
export const mostRows = 200_000
