import type { FieldProblem } from '@red-steward/domain/api'
import type { z } from 'zod'

/** zod's issues as codes the reader's language has words for; values are never repeated back. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, 50).map((issue) => {
    const { code, path, message: _message, input: _input, ...rest } = issue as Record<string, unknown> & typeof issue
    const custom = (rest as { params?: { code?: string } }).params?.code
    const params = Object.fromEntries(
      Object.entries(rest).filter(
        ([key, value]) => KEPT.has(key) && ['string', 'number', 'boolean'].includes(typeof value),
      ),
    )
    return { path: path.join('.'), code: custom ?? code, ...(Object.keys(params).length ? { params } : {}) }
  })
}

const KEPT = new Set(['minimum', 'maximum', 'origin', 'expected', 'format', 'inclusive'])

/** No input of ours is nested deeper. */
const DEEPEST = 40

/**
 * PostgreSQL cannot hold a NUL or half a surrogate pair in text, and nobody can hold what is nested without end; such
 * input is a problem of its field, not a crash.
 */
export function unfitText(value: unknown, path = '', depth = 0): FieldProblem | undefined {
  if (depth > DEEPEST) return { path: '', code: 'unfit_text' }
  if (typeof value === 'string') {
    return value.includes('\u0000') || !value.isWellFormed() ? { path, code: 'unfit_text' } : undefined
  }
  if (value && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      const problem = unfitText(part, path ? `${path}.${key}` : key, depth + 1)
      if (problem) return problem
    }
  }
  return undefined
}
