// Who asks, in which post, and whether what is kept in memory of their community is still true: one statement for all
// who arrive while the last one is under way. Nothing about a session is remembered from one request to the next.
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { Db } from './db.ts'
import { Refused } from './refused.ts'

/** Who calls: the hash of a session token, or (jobs, operators, tests) an actor already known. */
export type Caller =
  | {
      tokenHash: Buffer
      /** The machine asks by itself, nobody is at the screen: it does not keep the session from growing idle. */
      unattended?: boolean
    }
  | { actor: Actor }

/**
 * `epoch`: a number that changes whenever the community's feed has grown. What was read after a pass of this epoch is
 * still true for every later pass of the same epoch.
 */
export interface Pass {
  actor: Actor
  epoch: number
}

/** Lets a caller in. Refuses `signed-out` when the session is gone and `no-active-post` when its grant has ended. */
export function admit(db: Db, caller: Caller, now: Instant): Promise<Pass> {
  const gate = gates.get(db) ?? new Gate(db)
  gates.set(db, gate)
  return gate.admit(caller, now)
}

const gates = new WeakMap<Db, Gate>()
const MOST_AT_ONCE = 64
const KEPT_HOMES = 10_000
const KEPT_CLOCKS = 2_000

interface Waiting {
  caller: Caller
  now: Instant
  done(pass: Pass): void
  failed(error: unknown): void
}

interface Answer {
  snapshot: string
  callers: [number, Id, string, Id, Role | null, boolean, Id[]][] | null
  changed: Id[]
}

class Gate {
  readonly #db: Db
  #queue: Waiting[] = []
  #busy = false
  #epochs = 0
  /** Per community the snapshot up to which its feed was looked at, and the epoch that began with its last change. */
  readonly #clocks = new Map<Id, { snapshot: string; epoch: number }>()
  /** The community each session was met in last: which feed to ask about, never an answer. */
  readonly #homes = new Map<string, Id>()

  constructor(db: Db) {
    this.#db = db
  }

  admit(caller: Caller, now: Instant): Promise<Pass> {
    return new Promise((done, failed) => {
      this.#queue.push({ caller, now, done, failed })
      // Whoever arrives in the same turn of the loop comes along.
      if (!this.#busy) {
        this.#busy = true
        setImmediate(() => void this.#serve())
      }
    })
  }

  async #serve() {
    while (this.#queue.length > 0) {
      const group = this.#queue.splice(0, MOST_AT_ONCE)
      try {
        const communities = this.#feedsOf(group)
        this.#let(group, communities, await this.#ask(group, communities))
      } catch (error) {
        for (const { failed } of group) failed(error)
      }
    }
    this.#busy = false
  }

  #feedsOf(group: readonly Waiting[]): Set<Id> {
    const homes = group.map(({ caller }) =>
      'actor' in caller ? caller.actor.communityId : this.#homes.get(keyOf(caller.tokenHash)),
    )
    return new Set(homes.filter((home): home is Id => home !== undefined && this.#clocks.has(home)))
  }

  async #ask(group: readonly Waiting[], communities: ReadonlySet<Id>): Promise<Answer> {
    const hashes: Buffer[] = []
    const uses: boolean[] = []
    const ats: Instant[] = []
    for (const { caller, now } of group) {
      if ('actor' in caller) continue
      hashes.push(caller.tokenHash)
      uses.push(!caller.unattended)
      ats.push(now)
    }
    const asked = [...communities]
    const since = asked.map((id) => this.#clocks.get(id)!.snapshot)
    const { rows } = await this.#db.pool.query<Answer>({
      name: 'admit',
      text: 'select snapshot::text, callers, changed from admit($1, $2, $3, $4, $5)',
      values: [hashes, uses, ats, asked, since],
    })
    const answer = rows[0]!
    for (const id of asked) this.#clocks.get(id)!.snapshot = answer.snapshot
    for (const id of answer.changed) this.#clocks.get(id)!.epoch = ++this.#epochs
    return answer
  }

  #let(group: readonly Waiting[], asked: Set<Id>, { snapshot, callers }: Answer) {
    const found = new Map(callers?.map((row) => [row[0], row]))
    let ordinal = 0
    for (const waiting of group) {
      const { caller, done, failed } = waiting
      try {
        const actor = 'actor' in caller ? caller.actor : actorOf(found.get(++ordinal))
        if ('tokenHash' in caller) keep(this.#homes, keyOf(caller.tokenHash), actor.communityId, KEPT_HOMES)
        const epoch = this.#epochOf(actor.communityId, asked, snapshot)
        if (epoch === undefined) this.#queue.unshift(waiting)
        else done({ actor, epoch })
      } catch (refused) {
        failed(refused)
      }
    }
  }

  /** Undefined when the community has a clock and nobody asked for it: a session met for the first time asks once more. */
  #epochOf(communityId: Id, asked: Set<Id>, snapshot: string): number | undefined {
    const known = this.#clocks.get(communityId)
    if (known) return asked.has(communityId) ? known.epoch : undefined
    const clock = { snapshot, epoch: ++this.#epochs }
    keep(this.#clocks, communityId, clock, KEPT_CLOCKS)
    asked.add(communityId)
    return clock.epoch
  }
}

/** `callers` of `admit` say what the session's post is now. */
function actorOf(row: NonNullable<Answer['callers']>[number] | undefined): Actor {
  if (!row) throw new Refused('signed-out')
  const [, id, name, communityId, role, whole, grids] = row
  if (!role) throw new Refused('no-active-post')
  return { id, name, role, communityId, grids: whole ? 'all' : grids }
}

const keyOf = (hash: Buffer) => hash.toString('latin1')

function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number) {
  if (map.size >= most && !map.has(key)) map.delete(map.keys().next().value as Key)
  map.set(key, value)
}
