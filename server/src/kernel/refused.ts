import type { Decision } from '@red-steward/domain/decision'

/** Thrown inside a command or query to refuse it: undoes its writes, keeps the code, answers the caller. */
export class Refused extends Error {
  readonly why: string
  readonly detail: Record<string, unknown> | undefined

  constructor(why: string, detail?: Record<string, unknown>) {
    super(why)
    this.why = why
    this.detail = detail
  }
}

/** Refuses unless the rule allows. */
export function ensure(decision: Decision & { detail?: Record<string, unknown> }): void {
  if (!decision.allowed) throw new Refused(decision.why, decision.detail)
}

export function refuseWith(why: string, detail?: Record<string, unknown>): never {
  throw new Refused(why, detail)
}

/** What one may not see does not exist. */
export function notFound(): never {
  throw new Refused('not-found')
}
