// One round of delivery in one community: messages that are due are claimed by moving their next moment behind a lease,
// carried after that commit, and what came of it is written. A program that dies in between leaves the lease to run out;
// then the same message goes again, under the same id.
import { type Id, newId } from '@red-steward/domain/ids'
import { notBefore } from '@red-steward/domain/messages/quiet-hours'
import { pauseAfter } from '@red-steward/domain/messages/retries'
import type { Instant } from '@red-steward/domain/time'
import { serviceActor } from '../identity/index.ts'
import type { Tx } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import type { Vault } from '../kernel/vault.ts'
import type { Roads } from './carriers/carrier.ts'
import { Undelivered } from './carriers/carrier.ts'
import { carrierFor } from './choose-carrier.ts'
import { type Due, dueMessages } from './due.ts'

export interface Delivery extends Roads {
  /** The address people use: where links in messages begin. */
  publicUrl: string
  /** What no channel takes is shown on the outbox page and said here; never outside a demo. */
  demo: boolean
  say(line: string): void
  /** In [0, 1): spreads retries. */
  chance(): number
  /** How long somebody else keeps off a message that is being carried. Longer than `timeoutMs`. */
  leaseMs: number
}

export interface Round {
  carried: number
  /** Resolves when all of this round's outcomes are written. */
  settled: Promise<unknown>
  /** When something here is due next, in milliseconds; a lease counts, since its holder may be dead. */
  nextDueAt: number | undefined
}

/** Claims up to so many due messages and begins to carry them. */
export async function deliverDue(machine: Machine, communityId: Id, delivery: Delivery, most: number): Promise<Round> {
  const { claimed, nextDueAt } = await inCommunity(machine, communityId, async (tx, now, vault) => {
    const due = await dueMessages(tx, communityId, now, most)
    const late = due.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now)
    const waiting = due.filter((one) => !late.includes(one)).map((one) => ({ one, at: mayGo(one, now) }))
    const going = waiting.filter(({ at }) => at <= now).map(({ one }) => one)
    await drop(tx, communityId, now, late)
    for (const { one, at } of waiting) if (at > now) await postpone(tx, communityId, one.id, at)
    await claim(tx, communityId, going, later(now, delivery.leaseMs))
    const carries = await Promise.all(going.map((one) => carrierFor({ tx, vault, communityId }, delivery, one)))
    const nextDueAt = await nextDue(tx, communityId)
    return { claimed: going.map((one, at) => ({ one, carry: carries[at]! })), nextDueAt }
  })
  const settled = Promise.all(claimed.map(({ one, carry }) => carryAndTell(machine, communityId, delivery, one, carry)))
  return { carried: claimed.length, settled, nextDueAt }
}

const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString()

function mayGo({ quietHours, urgent, channel }: Due, now: Instant): Instant {
  return channel === 'WEBHOOK' || !quietHours ? now : notBefore(now, quietHours, urgent)
}

export function inCommunity<T>(
  machine: Machine,
  communityId: Id,
  work: (tx: Tx, now: Instant, vault: Vault) => Promise<T>,
): Promise<T> {
  const now = machine.now().toISOString()
  return entered(machine.db, { actor: serviceActor(communityId, 'clock') }, now, async ({ tx }) =>
    work(tx, now, await machine.keys.of(tx, communityId)),
  )
}

async function nextDue(tx: Tx, communityId: Id): Promise<number | undefined> {
  const row = await tx
    .selectFrom('messages')
    .select('due_at')
    .where('community_id', '=', communityId)
    .where('state', '=', 'WAITING')
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row && Date.parse(row.due_at)
}

async function drop(tx: Tx, communityId: Id, now: Instant, due: readonly Due[]) {
  if (due.length === 0) return
  await tx
    .updateTable('messages')
    .set({ state: 'DROPPED', problem: 'expired', ended_at: now, to_sealed: null, secret_sealed: null })
    .where('community_id', '=', communityId)
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .execute()
}

async function postpone(tx: Tx, communityId: Id, id: Id, at: Instant) {
  await tx
    .updateTable('messages')
    .set({ due_at: at })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute()
}

async function claim(tx: Tx, communityId: Id, due: readonly Due[], until: Instant) {
  if (due.length === 0) return
  await tx
    .updateTable('messages')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), due_at: until }))
    .where('community_id', '=', communityId)
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .execute()
}

export type Carry = (at: Date) => Promise<number | undefined | void>

async function carryAndTell(machine: Machine, communityId: Id, delivery: Delivery, due: Due, carry: Carry) {
  const began = Date.now()
  let failure: Undelivered | undefined
  let status: number | undefined
  try {
    status = (await carry(machine.now())) ?? undefined
  } catch (error) {
    failure = error instanceof Undelivered ? error : new Undelivered('receiver-failed')
    status = failure.status
  }
  const tookMs = Date.now() - began
  await inCommunity(machine, communityId, (tx, now) =>
    tell(tx, communityId, now, { due, failure, status, tookMs, delivery }),
  )
}

interface Outcome {
  due: Due
  failure: Undelivered | undefined
  status: number | undefined
  tookMs: number
  delivery: Delivery
}

/** Writes what came of an attempt, unless another claimed the message meanwhile: theirs counts then. */
async function tell(tx: Tx, communityId: Id, now: Instant, outcome: Outcome) {
  const { due, failure, status, tookMs } = outcome
  const attempts = due.attempts + 1
  await tx
    .insertInto('message_attempts')
    .values({
      community_id: communityId,
      id: newId(Date.parse(now)),
      message_id: due.id,
      attempt: attempts,
      at: now,
      problem: failure?.problem ?? null,
      status: status ?? null,
      took_ms: tookMs,
    })
    .execute()
  await tx
    .updateTable('messages')
    .set(failure ? afterFailure(failure, outcome, now) : { ...ended('SENT', now), problem: null })
    .where('community_id', '=', communityId)
    .where('id', '=', due.id)
    .where('state', '=', 'WAITING')
    .where('attempts', '=', attempts)
    .execute()
  if (failure?.problem === 'endpoint-gone' && due.subscriptionId) {
    await tx
      .updateTable('push_subscriptions')
      .set({ gone_at: now, endpoint_mark: null })
      .where('community_id', '=', communityId)
      .where('id', '=', due.subscriptionId)
      .execute()
  }
}

const ended = (state: 'SENT' | 'SHOWN' | 'DEAD' | 'DROPPED', now: Instant) => ({
  state,
  ended_at: now,
  ...(state === 'SENT' || state === 'DROPPED' ? { to_sealed: null, secret_sealed: null } : {}),
})

function afterFailure(failure: Undelivered, { due, delivery }: Outcome, now: Instant) {
  const { problem, isFinal, retryAfterSeconds = 0 } = failure
  const failures = due.failures + 1
  const pause = isFinal ? null : pauseAfter(failures, delivery.chance())
  if (pause === null) return { ...ended(endOf(failure, due, delivery), now), failures, problem }
  return { failures, problem, due_at: later(now, Math.max(pause, Math.min(retryAfterSeconds, 3600)) * 1000) }
}

/** Dead letters are for somebody to look at. Where nobody is there to be told, or no way leads to them, there is nothing to do. */
function endOf(
  { problem, status }: Undelivered,
  { channel, template }: Due,
  { demo }: Delivery,
): 'SHOWN' | 'DEAD' | 'DROPPED' {
  if (problem === 'no-channel' && demo && channel === 'SMS') return 'SHOWN'
  if (problem === 'no-channel') return template === 'case-hop' || template === 'case-new' ? 'DROPPED' : 'DEAD'
  if (problem === 'no-address' || channel === 'PUSH') return 'DROPPED'
  return problem === 'endpoint-gone' && status === undefined ? 'DROPPED' : 'DEAD'
}
