// What a phone should hold by now. A post that ends by the clock ends on the phone too, without a contact: its clock,
// measured by the server's at the last contact, can only make the end come earlier than the next contact or the lease.
import type { State } from './at-rest.ts'

type Known = Pick<State, 'scope' | 'ahead'>

/** The server's time, by this phone's clock and how far ahead that was at the last contact. */
export function serverTime({ ahead = 0 }: Pick<State, 'ahead'>, now: string): string {
  return new Date(Date.parse(now) - ahead).toISOString()
}

/** First load: buildings there, of all that are due; null when all are. */
export function firstLoadOf(state: Known & Pick<State, 'blocks'>, now: string): { done: number; of: number } | null {
  if (!state.scope) return { done: 0, of: 0 }
  const ended = endedPlaces(state, now)
  const due = state.scope.buildingIds.filter((id) => !ended.has(id))
  const done = due.filter((id) => state.blocks[id]).length
  return done < due.length ? { done, of: due.length } : null
}

/** The places whose post has ended: buildings, and '' (what came with none) once no post is left. */
export function endedPlaces({ scope, ahead = 0 }: Known, now: string): ReadonlySet<string> {
  const isOver = (at: string | null | undefined) => at != null && Date.parse(at) <= Date.parse(now) - ahead
  const { until, buildings = [] } = scope?.ends ?? {}
  const ended = new Set(buildings.filter(({ at }) => isOver(at)).flatMap(({ ids }) => ids))
  return isOver(until) ? ended.add('') : ended
}

/** Milliseconds until the next end that is still to come; null when none is known. */
export function untilNextEnd({ scope, ahead = 0 }: Known, now: string): number | null {
  const { until = null, buildings = [] } = scope?.ends ?? {}
  const moments = [until, ...buildings.map(({ at }) => at)].flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  const left = moments.map((at) => at - (Date.parse(now) - ahead)).filter((ms) => ms > 0)
  return left.length > 0 ? Math.min(...left) : null
}
