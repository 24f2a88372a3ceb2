import { z } from 'zod'
import type { Permission } from './identity/permissions.ts'
import { Id } from './ids.ts'

/**
 * What may be asked of the server, described once: the server runs it, the OpenAPI document prints it, the screens
 * are typed by it. `summary` is one English sentence for the API reader.
 */
export interface CommandShape<Input = unknown, Answer = unknown> {
  kind: 'command'
  name: string
  permission: Permission
  summary: string
  input: z.ZodType<Input>
  answer: z.ZodType<Answer>
  /** Whether the input may carry a whole file (base64, up to 30 MB of bytes). */
  takesFile?: boolean
}

export interface QueryShape<Input = unknown, Answer = unknown> {
  kind: 'query'
  name: string
  permission: Permission
  summary: string
  input: z.ZodType<Input>
  answer: z.ZodType<Answer>
}

/** Most commands answer nothing: the client made the ids and knows what it asked. */
export const Nothing = z.strictObject({})

export function commandShape<Input, Answer = Record<string, never>>(
  shape: Omit<CommandShape<Input, Answer>, 'kind' | 'answer'> & { answer?: z.ZodType<Answer> },
): CommandShape<Input, Answer> {
  return { kind: 'command', answer: Nothing as unknown as z.ZodType<Answer>, ...shape }
}

export function queryShape<Input, Answer>(shape: Omit<QueryShape<Input, Answer>, 'kind'>): QueryShape<Input, Answer> {
  return { kind: 'query', ...shape }
}

/**
 * A command on its way: `id` makes it safe to send twice. `base` carries, per field path, the version of the record
 * the writer was looking at (used by offline devices).
 */
export const Envelope = z.strictObject({
  id: Id,
  input: z.unknown(),
})
export type Envelope = z.infer<typeof Envelope>

/** One thing wrong with one field, as a code the reader's language has words for. */
export const FieldProblem = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/** The answer to a command: done, or refused with a code (and the fields, when the input itself was wrong). */
export type Result<Answer = unknown> =
  | {
      outcome: 'done'
      answer: Answer
      /** Of work done offline: fields somebody else changed meanwhile, and fields of which two values exist now. */
      merged?: string[]
      conflicts?: string[]
    }
  | { outcome: 'refused'; why: string; fields?: FieldProblem[]; detail?: Record<string, unknown> }
