// Planted bugs: each is what a careless server or phone would do. The simulator must notice every one of them.
import type { Cursor, PullAnswer, PushAnswer, SyncEnvelope } from '@red-steward/domain/sync/wire'
import { type Bugs, Unreachable } from './sync-phone.ts'

const NEWER_THAN_ALL = 2_147_483_647

/** Every fifth envelope is told done and was never sent. */
function dropsEnvelopes(): Bugs {
  let count = 0
  let dropped: SyncEnvelope | undefined
  return {
    request(what, request) {
      if (what !== 'push') return request
      const envelopes = request.envelopes as SyncEnvelope[]
      dropped = ++count % 5 === 0 && envelopes.length > 1 ? envelopes.at(-1) : undefined
      return dropped ? { ...request, envelopes: envelopes.slice(0, -1) } : request
    },
    answer(what, answer) {
      if (what !== 'push' || !dropped) return answer
      const done = { id: dropped.id, outcome: 'done' as const, answer: {}, merged: [], conflicts: [], transaction: '1' }
      return { answers: [...(answer as PushAnswer).answers, done] }
    },
  }
}

/** The version an edit was made on is not looked at: the last one to write wins. */
const ignoresBase: Bugs = {
  request(what, request) {
    if (what !== 'push') return request
    const envelopes = (request.envelopes as SyncEnvelope[]).map((envelope) => {
      const input = envelope.input as Record<string, unknown>
      return { ...envelope, base: {}, input: 'base' in input ? { ...input, base: NEWER_THAN_ALL } : input }
    })
    return { ...request, envelopes }
  },
}

/**
 * The cursor is the newest transaction there was instead of the oldest one still open. The server would not follow a
 * cursor that is ahead of it, so the phone comes back when it is not: what was slow has then been passed.
 */
const readsPastOpenTransactions: Bugs = {
  async request(what, request, machine) {
    if (what !== 'pull') return request
    const { rows } = await machine.db.pool.query('select pg_snapshot_xmin(pg_current_snapshot())::text as at')
    const { transaction } = request.cursor as Cursor
    if (BigInt(transaction) > BigInt(rows[0].at)) throw new Unreachable('later')
    return request
  },
  async answer(what, answer, machine) {
    if (what !== 'pull' || (answer as PullAnswer).reload) return answer
    const { rows } = await machine.db.pool.query('select pg_snapshot_xmax(pg_current_snapshot())::text as at')
    return { ...(answer as object), cursor: { transaction: rows[0].at, sequence: 0 } satisfies Cursor }
  },
}

/** What is to be forgotten is not told. */
const forgetsToForget: Bugs = {
  answer(what, answer) {
    if (what !== 'pull' || (answer as PullAnswer).reload) return answer
    return { ...(answer as object), forget: [] }
  },
}

/** The scope of the first load is believed for ever. */
const keepsItsScope: Bugs = {
  answer(what, answer) {
    if (what !== 'pull' || (answer as PullAnswer).reload) return answer
    return { ...(answer as object), scope: null, anew: [] }
  },
}

export const plantedBugs: Record<string, () => Bugs> = {
  'drops an envelope': dropsEnvelopes,
  'ignores the base version': () => ignoresBase,
  'reads past open transactions': () => readsPastOpenTransactions,
  'forgets a forget': () => forgetsToForget,
  'keeps its scope': () => keepsItsScope,
}
