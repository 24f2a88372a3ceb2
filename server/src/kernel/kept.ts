// Answers read often and changed seldom, kept until the feed of their community tells of any change. Exact, not timed: an
// answer carries the epoch of the pass after which it was read, and every request brings its own (kernel/gate.ts).
// Commands without a feed row would go unseen here, and on phones too.
import type { QueryShape } from '@red-steward/domain/api'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { prepare } from './prepared.ts'
import { type Query, type QueryContext, query, type Recalling } from './query.ts'
import { Refused } from './refused.ts'

interface Kept {
  epoch: number
  value: unknown
}

interface Keeping<Input, Answer, Value> {
  /** Must name all that the value depends on beside the community's data: day, reach, what the post may see. */
  key(asking: Asking, input: Input): string
  read(context: QueryContext, input: Input): Promise<Value>
  /** The value as this caller may see it; reach is judged here, on every request. */
  tell(asking: Asking, value: Value): Answer
}

type Asking = Pick<Recalling, 'actor' | 'now'>

const MOST = 400
const answers = new Map<string, Kept>()

/** A query whose value is kept in memory and read anew only after a change. */
export function keptQuery<Input, Answer, Value extends object>(
  shape: QueryShape<Input, Answer>,
  { key, read, tell }: Keeping<Input, Answer, Value>,
): Query<Input, Answer> {
  const nameOf = (asking: Asking, input: Input) => nameFor(asking.actor.communityId, key(asking, input))
  return query(
    shape,
    async (context, input) => {
      const value = await read(context, input)
      keep(nameOf(context, input), { epoch: context.epoch, value: prepare(value) })
      return tell(context, value)
    },
    (asking, input) => {
      const known = answers.get(nameOf(asking, input))
      if (known?.epoch !== asking.epoch) return undefined
      try {
        return tell(asking, known.value as Value)
      } catch (error) {
        // Refused from memory it would be quicker than what is not there, and tell by that that it is.
        if (error instanceof Refused) return undefined
        throw error
      }
    },
  )
}

const nameFor = (communityId: Id, key: string) => `${communityId} ${key}`

function keep(name: string, kept: Kept) {
  answers.delete(name)
  // The oldest goes; a Map remembers the order in which keys came.
  if (answers.size >= MOST) answers.delete(answers.keys().next().value!)
  answers.set(name, kept)
}

/** The same text for the same reach. */
export function reachKey(actor: Actor): string {
  return actor.grids === 'all' ? 'all' : [...actor.grids].sort().join(',')
}
