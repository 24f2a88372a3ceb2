import type { FieldProblem } from '@red-steward/domain/api'
import type { z } from 'zod'

/** What is wrong with which field, in the codes the server uses. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, 50).map((issue) => {
    const custom = (issue as { params?: { code?: string } }).params?.code
    return { path: issue.path.join('.'), code: custom ?? issue.code }
  })
}
