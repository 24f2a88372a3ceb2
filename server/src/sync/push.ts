// What was done on phones arrives. Each envelope runs as the command it names, once for the life of the device, and ends
// in exactly one of three answers: done, refused with a reason, not now. One bad one never holds up the others.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { PushAnswer, PushOutcome, SyncEnvelope } from '@red-steward/domain/sync/wire'
import { sql } from 'kysely'
import { type AnyCommand, runCommand } from '../kernel/command.ts'
import { isUnavailable } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { type Caller, entered } from '../kernel/transaction.ts'
import { contactOf } from './contact.ts'
import { syncState } from './feed.ts'
import { PASSED_ON, passOn } from './pass-on.ts'

export type CommandOf = (name: string) => AnyCommand | undefined

/** Throws `Refused` when the device may not push at all; then nothing was done. */
export async function push(
  machine: Machine,
  caller: Caller,
  commandOf: CommandOf,
  deviceId: Id,
  envelopes: readonly SyncEnvelope[],
): Promise<PushAnswer> {
  const now = machine.now().toISOString()
  await entered(machine.db, caller, now, async ({ tx, actor }) => {
    const { leaseDays } = await syncState(tx, actor.communityId)
    await contactOf({ tx, actor, now }, deviceId, leaseDays)
  })
  return pushAs(machine, caller, commandOf, envelopes)
}

/** The same for a caller who needs no phone: work that came as a file. */
export async function pushAs(
  machine: Machine,
  caller: Caller,
  commandOf: CommandOf,
  envelopes: readonly SyncEnvelope[],
): Promise<PushAnswer> {
  const known = await settledBefore(machine, caller, envelopes)
  const answers: PushOutcome[] = []
  for (const envelope of envelopes) {
    const answer = await one(machine, caller, commandOf, envelope, known)
    known.set(envelope.id, answer)
    answers.push(answer)
  }
  return { answers: await withTransactions(machine, caller, answers) }
}

type Known = Map<Id, { outcome: 'done' | 'refused' | 'wait'; why?: string }>

async function one(
  machine: Machine,
  caller: Caller,
  commandOf: CommandOf,
  envelope: SyncEnvelope,
  known: Known,
): Promise<PushOutcome> {
  const { id, name, input, base, seen, savedAt } = envelope
  const passedBefore = envelope.dependsOn.some((other) => known.get(other)?.why === PASSED_ON)
  const missing = envelope.dependsOn.some((other) => known.get(other)?.outcome !== 'done')
  if (missing && !passedBefore) return { id, outcome: 'wait', why: 'depends-on-another' }
  const command = commandOf(name)
  if (!command) return { id, outcome: 'refused', why: 'command-unknown' }
  try {
    const result = await runCommand(machine, caller, command, id, input, { base, seen, savedAt })
    if (result.outcome === 'done') {
      const { answer, merged = [], conflicts = [] } = result
      return { id, outcome: 'done', answer, merged, conflicts, transaction: '0' }
    }
    if (NOT_NOW.has(result.why)) return { id, outcome: 'wait', why: result.why }
    if (result.why === 'not-found' && (await passOn(machine, caller, command, envelope, passedBefore))) {
      return { id, outcome: 'refused', why: PASSED_ON }
    }
    const { outcome: _, ...told } = result
    return { id, outcome: 'refused', ...told }
  } catch (error) {
    if (isUnavailable(error)) throw error
    // A fault of ours is no reason to lose what somebody typed: it stays on the phone and is tried again.
    return { id, outcome: 'wait', why: 'internal' }
  }
}

/** The session or the post may come back; two writers met; the database was away. */
const NOT_NOW = new Set(['busy-try-again', 'unavailable', 'signed-out', 'no-active-post'])

/** What became of the commands these depend on, as far as they came earlier than this batch. */
async function settledBefore(machine: Machine, caller: Caller, envelopes: readonly SyncEnvelope[]) {
  const ids = [...new Set(envelopes.flatMap(({ dependsOn }) => dependsOn))]
  if (ids.length === 0) return new Map() as Known
  return entered(machine.db, caller, machine.now().toISOString(), async ({ tx, actor }) => {
    const { rows } = await sql<{ id: Id; outcome: 'done' | 'refused'; passed: boolean }>`
      select c.id, c.result ->> 'outcome' as outcome, exists (
        select from conflicts x where x.community_id = c.community_id and x.command_id = c.id and x.field = '*') as passed
      from commands c where c.community_id = ${actor.communityId} and c.id = any(${ids}::uuid[]) and c.actor_id = ${actor.id}`.execute(
      tx,
    )
    return new Map(
      rows.map(({ id, outcome, passed }) => [id, { outcome, ...(passed ? { why: PASSED_ON } : {}) }]),
    ) as Known
  })
}

async function withTransactions(machine: Machine, caller: Caller, answers: PushOutcome[]): Promise<PushOutcome[]> {
  const ids = answers.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
  if (ids.length === 0) return answers
  const rows = await entered(machine.db, caller, machine.now().toISOString(), ({ tx, actor }) =>
    transactionsOf(tx, actor, ids),
  )
  return answers.map((answer) =>
    answer.outcome === 'done' ? { ...answer, transaction: rows.get(answer.id) ?? '0' } : answer,
  )
}

async function transactionsOf(tx: Parameters<typeof contactOf>[0]['tx'], actor: Actor, ids: readonly Id[]) {
  const { rows } = await sql<{ id: Id; transaction: string }>`
    select id, transaction_id::text as transaction from commands
    where community_id = ${actor.communityId} and id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, transaction }) => [id, transaction]))
}
