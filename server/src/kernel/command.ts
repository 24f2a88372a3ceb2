import type { CommandShape, FieldProblem, Result } from '@red-steward/domain/api'
import type { Actor } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { PoolClient } from 'pg'
import type { z } from 'zod'
import { keepConflicts, type Offline } from './conflicts.ts'
import { isUnavailable, type Tx } from './db.ts'
import type { FileStore } from './files.ts'
import { fieldProblems, unfitText } from './input.ts'
import type { Written } from './insertion.ts'
import type { JobOrder } from './jobs.ts'
import type { Machine } from './machine.ts'
import { Refused } from './refused.ts'
import { auditLine, sealed, Trail } from './trail.ts'
import { type Caller, entered } from './transaction.ts'
import type { Vault } from './vault.ts'

export interface Context {
  tx: Tx
  actor: Actor
  now: Instant
  commandId: Id
  /** The hash of the token it was asked with; none where an operator or a job asks. */
  session?: Buffer | undefined
  vault: Vault
  trail: Trail
  files: FileStore
  /** Seals what belongs to no community: second factors of accounts. */
  installationVault: Vault
  /**
   * Sends a write without waiting for it, so that it leaves with the statements behind it. If it fails, the command fails
   * with its error, whatever else it was about to say.
   */
  sendAlong(statement: Written): void
  /** A part of the answer that is given now and stored nowhere: one-time codes. Asked again, it is not there. */
  once(part: Record<string, unknown>): void
  /** There when this was done offline: what the writer was looking at. Then both values of a fact are kept (kernel/conflicts.ts). */
  offline?: Offline | undefined
  /** Orders work for after the commit: the job row is part of this transaction. */
  later(job: JobOrder): Promise<void>
}

export interface Command<Input = unknown, Answer = unknown> extends CommandShape<Input, Answer> {
  run(context: Context, input: Input): Promise<Answer | undefined | void>
}

export function command<Input, Answer>(
  shape: CommandShape<Input, Answer>,
  run: (context: Context, input: Input) => Promise<Answer | undefined | void>,
): Command<Input, Answer> {
  return { ...shape, run }
}

// Commands of different inputs live in one list; each parses its own input before it runs.
// biome-ignore lint/suspicious/noExplicitAny: the list erases the input types on purpose
export type AnyCommand = Command<any, any>

/**
 * The only way the system writes. One transaction holds the change, its history, audit, feed and answer, so a
 * device that asks twice gets the first answer and nothing happens twice: the second answer to an id cannot be stored, and
 * all that was done for it goes back. A refusal is stored and audited too; a crash stores nothing. What was refused is
 * taken back by ending the transaction and storing the refusal in a new one: a savepoint in every command would cost more
 * than that costs the few.
 */
export async function runCommand(
  machine: Machine,
  caller: Caller,
  asked: AnyCommand,
  id: string,
  rawInput: unknown,
  offline?: Offline,
): Promise<Result> {
  if (!Id.safeParse(id).success) return invalid([{ path: 'id', code: 'invalid_format' }])
  const parsed = asked.input.safeParse(rawInput)
  if (!parsed.success) return invalid(fieldProblems(parsed.error as z.ZodError))
  const unfit = unfitText(rawInput)
  if (unfit) return invalid([unfit])

  const now = machine.now().toISOString() as Instant
  try {
    return await entered(machine.db, caller, now, async ({ client, tx, actor, again, sendAlong, closeWith }) => {
      const trail = new Trail()
      const vault = await machine.keys.of(tx, actor.communityId)
      const secrets: Record<string, unknown> = {}
      const once = (part: Record<string, unknown>) => void Object.assign(secrets, part)
      const later = (job: JobOrder) => machine.jobs.order(client, job)
      const { files, keys } = machine
      const context = {
        tx,
        actor,
        now,
        commandId: id,
        session: 'tokenHash' in caller ? caller.tokenHash : undefined,
        vault,
        trail,
        files,
        installationVault: keys.installation,
        sendAlong,
        once,
        later,
        offline,
      }
      const result = await attempt(context, asked, parsed.data)
      if (result.outcome === 'refused') {
        trail.undone()
        await again()
        const earlier = await answeredEarlier(client, actor, asked, id)
        if (earlier) return earlier
      }
      const lines = [auditLine(asked.name, result.outcome === 'done' ? 'done' : result.why, {}), ...trail.looks]
      closeWith({
        name: 'record_command',
        text: 'select record_command($1,$2,$3,$4,$5,$6,$7,$8,$9)',
        values: [
          id,
          asked.name,
          actor.id,
          actor.role,
          now,
          JSON.stringify(result),
          JSON.stringify(sealed(lines, now, actor.id)),
          JSON.stringify(trail.facts),
          JSON.stringify(trail.changes),
        ],
      })
      return result.outcome === 'done' ? { ...result, answer: { ...(result.answer as object), ...secrets } } : result
    })
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'refused', why: error.why }
    if (isUnavailable(error)) throw error
    // Done a second time, a command may fail in any way: what it was answered the first time counts.
    const earlier = await entered(machine.db, caller, now, ({ client, actor }) =>
      answeredEarlier(client, actor, asked, id),
    ).catch(() => undefined)
    const answer = earlier ?? refusalOfDatabase(error)
    if (answer) return answer
    throw error
  }
}

function invalid(fields: FieldProblem[]): Result {
  return { outcome: 'refused', why: 'invalid-input', fields }
}

/** The answer this id got before; refused when it was somebody else's or another command's. */
async function answeredEarlier(
  client: PoolClient,
  actor: Actor,
  asked: AnyCommand,
  id: string,
): Promise<Result | undefined> {
  const { rows } = await client.query<{ result: Result; actor_id: Id; name: string }>({
    name: 'earlier_answer',
    text: 'select * from earlier_answer($1)',
    values: [id],
  })
  const earlier = rows[0]
  if (!earlier) return undefined
  const isTheSame = earlier.actor_id === actor.id && earlier.name === asked.name
  return isTheSame ? earlier.result : { outcome: 'refused', why: 'command-id-already-used' }
}

async function attempt(context: Context, asked: AnyCommand, input: unknown): Promise<Result> {
  if (!isAllowed(context.actor, asked.permission)) return { outcome: 'refused', why: 'role-not-allowed' }
  try {
    const answer = (await asked.run(context, input)) ?? {}
    return { outcome: 'done', answer, ...(context.offline ? await keepConflicts(context) : {}) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { outcome: 'refused', why: error.why, ...(error.detail ? { detail: error.detail } : {}) }
  }
}

/**
 * What the database itself refused: an invariant (class 23: a record already there, or one that is needed and is not)
 * or a value it cannot hold (class 22). Two writers met (40001, 40P01): asking again is safe.
 */
export function refusalOfDatabase(error: unknown): Extract<Result, { outcome: 'refused' }> | undefined {
  const code = (error as { code?: string } | undefined)?.code
  if (typeof code !== 'string') return undefined
  if (code === '40001' || code === '40P01') return { outcome: 'refused', why: 'busy-try-again' }
  if (code === '23505') return { outcome: 'refused', why: 'already-exists' }
  if (code.startsWith('23')) return { outcome: 'refused', why: 'breaks-an-invariant' }
  if (code.startsWith('22')) return { outcome: 'refused', why: 'invalid-input', fields: [] }
  return undefined
}
