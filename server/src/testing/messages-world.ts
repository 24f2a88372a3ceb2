// Delivery by hand, for tests of messages: one round now, or all rounds until nothing is due.
import type { Id } from '@red-steward/domain/ids'
import { type Delivery, deliverDue } from '../messages/deliver-due.ts'
import { inside, machine } from './world.ts'

export const said: string[] = []

const delivery: Delivery = {
  publicUrl: 'https://steward.example.org',
  demo: false,
  allowPrivate: true,
  say: (line) => void said.push(line),
  chance: () => 0,
  timeoutMs: 400,
  leaseMs: 2_000,
}

/** Delivers what is due in a community and waits for what came of it. Answers how many were carried. */
export async function deliverNow(communityId: Id, changes: Partial<Delivery> = {}): Promise<number> {
  let all = 0
  for (;;) {
    const { carried, settled } = await deliverDue(machine, communityId, { ...delivery, ...changes }, 50)
    await settled
    all += carried
    if (carried === 0) return all
  }
}

/** Every message row of a community as the database has it, oldest first. */
export function messagesOf(communityId: Id) {
  return inside(communityId, (tx) =>
    tx.selectFrom('messages').selectAll().where('community_id', '=', communityId).orderBy('id').execute(),
  )
}
