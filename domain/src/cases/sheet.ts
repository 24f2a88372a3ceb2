import { z } from 'zod'
import { queryShape } from '../api.ts'
import { allow, refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import { PrintedFile } from '../printed-file.ts'

/** The work sheet (工单) that goes along to the place; for whoever handles it without a screen. */
export const caseSheet = queryShape({
  name: 'cases.sheet',
  permission: 'cases.read',
  summary: 'The work sheet of a case as PDF: facts, deadlines, story, lines to sign. Every print is recorded.',
  input: z.strictObject({ caseId: Id, language: z.enum(['zh', 'en']).default('zh') }),
  answer: PrintedFile,
})

/** What is confidential is not carried about on paper (handbook §4.4). Refuses `case-not-on-paper`. */
export function mayPrintSheet({ confidential }: { confidential: boolean }) {
  return confidential ? refuse('case-not-on-paper') : allow
}
