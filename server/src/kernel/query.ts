import type { QueryShape, Result } from '@red-steward/domain/api'
import type { Actor } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Instant } from '@red-steward/domain/time'
import type { z } from 'zod'
import { refusalOfDatabase } from './command.ts'
import type { Tx } from './db.ts'
import type { FileStore } from './files.ts'
import { admit, type Caller } from './gate.ts'
import { fieldProblems, unfitText } from './input.ts'
import type { Machine } from './machine.ts'
import { Refused } from './refused.ts'
import { sealed, Trail } from './trail.ts'
import { entered } from './transaction.ts'
import type { Vault } from './vault.ts'

export interface QueryContext {
  tx: Tx
  actor: Actor
  now: Instant
  vault: Vault
  trail: Pick<Trail, 'looked' | 'listed'>
  files: FileStore
  /** For what is kept in memory (gate.ts): what was read now is true for every later pass of the same epoch. */
  epoch: number
}

/** Before any transaction: who asks, and whether memory is still true. `vault` is there once its keys were read. */
export interface Recalling {
  actor: Actor
  now: Instant
  epoch: number
  vault: Vault | undefined
}

export interface Query<Input = unknown, Answer = unknown> extends QueryShape<Input, Answer> {
  run(context: QueryContext, input: Input): Promise<Answer>
  /** The answer from memory, judged by the same rules; undefined where the database must be read. */
  recall?: ((asking: Recalling, input: Input) => Answer | undefined) | undefined
}

export function query<Input, Answer>(
  shape: QueryShape<Input, Answer>,
  run: (context: QueryContext, input: Input) => Promise<Answer>,
  recall?: (asking: Recalling, input: Input) => Answer | undefined,
): Query<Input, Answer> {
  return { ...shape, run, recall }
}

// biome-ignore lint/suspicious/noExplicitAny: the list erases the input types on purpose
export type AnyQuery = Query<any, any>

/** Every read: parsed, permitted, within reach, and audited when it shows what is masked by default. */
export async function runQuery(machine: Machine, caller: Caller, asked: AnyQuery, rawInput: unknown): Promise<Result> {
  const parsed = asked.input.safeParse(rawInput)
  if (!parsed.success) {
    return { outcome: 'refused', why: 'invalid-input', fields: fieldProblems(parsed.error as z.ZodError) }
  }
  const unfit = unfitText(rawInput)
  if (unfit) return { outcome: 'refused', why: 'invalid-input', fields: [unfit] }

  const now = machine.now().toISOString() as Instant
  try {
    const { actor, epoch } = await admit(machine.db, caller, now)
    if (!isAllowed(actor, asked.permission)) return { outcome: 'refused', why: 'role-not-allowed' }
    const known = asked.recall?.({ actor, now, epoch, vault: machine.keys.known(actor.communityId) }, parsed.data)
    if (known !== undefined) return { outcome: 'done', answer: known }
    return await entered(machine.db, { actor }, now, async ({ client, tx, wroteNothing }) => {
      const trail = new Trail()
      const vault = await machine.keys.of(tx, actor.communityId)
      const answer = await asked.run({ tx, actor, now, vault, trail, files: machine.files, epoch }, parsed.data)
      if (trail.looks.length === 0) wroteNothing()
      else {
        await client.query('select record_command(null,null,$1,$2,$3,null,$4,$5,$5)', [
          actor.id,
          actor.role,
          now,
          JSON.stringify(sealed(trail.looks, now, actor.id)),
          '[]',
        ])
      }
      return { outcome: 'done', answer }
    })
  } catch (error) {
    if (error instanceof Refused)
      return { outcome: 'refused', why: error.why, ...(error.detail ? { detail: error.detail } : {}) }
    const refusal = refusalOfDatabase(error)
    if (refusal) return refusal
    throw error
  }
}
