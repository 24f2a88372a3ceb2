// What is dear to count and may be a little old: kept for a thousand times as long as it took. In a community of the pilot's
// size that is some seconds; where a count takes half a second, some minutes.
interface Kept {
  value: unknown
  until: number
}

const TIMES = 1000
const MOST = 400
const values = new Map<string, Kept>()

/** `key` names all the value depends on beside the passing of time: community, reach, day. */
export async function keptAWhile<Value>(key: string, count: () => Promise<Value>): Promise<Value> {
  const began = performance.now()
  const known = values.get(key)
  if (known && known.until > began) return known.value as Value
  const value = await count()
  const ended = performance.now()
  values.delete(key)
  if (values.size >= MOST) values.delete(values.keys().next().value!)
  values.set(key, { value, until: ended + TIMES * (ended - began) })
  return value
}
