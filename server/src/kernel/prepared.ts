// Answers that are kept in memory are written as JSON once, not for every reader.
const known = new WeakSet<object>()
const written = new WeakMap<object, Buffer>()

/** Says that this answer will be given again, unchanged. */
export function prepare<T>(answer: T): T {
  if (typeof answer === 'object' && answer !== null) known.add(answer)
  return answer
}

/** The bytes of `{"outcome":"done","answer":…}` for a prepared answer; undefined for any other. */
export function preparedBytes(answer: unknown): Buffer | undefined {
  if (typeof answer !== 'object' || answer === null || !known.has(answer)) return undefined
  const bytes = written.get(answer) ?? Buffer.from(JSON.stringify({ outcome: 'done', answer }))
  written.set(answer, bytes)
  return bytes
}
