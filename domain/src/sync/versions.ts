// Phones are updated late. The server speaks its own version and the two before it: a request of an older phone is raised
// step by step, the answer lowered the same way. A step that cannot be bridged ends service of that version instead.

/** From version `from` to the next: how a request is raised and an answer lowered. `what` is the last part of the path. */
export interface Step {
  from: number
  raise(what: string, request: Record<string, unknown>): Record<string, unknown>
  lower(what: string, answer: unknown): unknown
}

export interface Dialects {
  current: number
  steps: readonly Step[]
}
const BEFORE = 2

/** Whether a version is served, or why not. */
export function serves({ current, steps }: Dialects, version: unknown): true | 'phone-too-old' | 'phone-too-new' {
  if (typeof version !== 'number' || version > current) return 'phone-too-new'
  if (version < current - BEFORE) return 'phone-too-old'
  for (let at = version; at < current; at++) if (!steps.some(({ from }) => from === at)) return 'phone-too-old'
  return true
}

/** A request of an older version as the current one says it. */
export function raised(dialects: Dialects, what: string, request: Record<string, unknown>): Record<string, unknown> {
  let body = request
  for (let at = request.protocol as number; at < dialects.current; at++) {
    body = { ...dialects.steps.find(({ from }) => from === at)!.raise(what, body), protocol: at + 1 }
  }
  return body
}

/** An answer as a phone of this version understands it. */
export function lowered(dialects: Dialects, what: string, answer: unknown, version: number): unknown {
  let said = answer
  for (let at = dialects.current - 1; at >= version; at--) {
    said = dialects.steps.find(({ from }) => from === at)!.lower(what, said)
  }
  return said
}
