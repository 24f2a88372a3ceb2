import type { Answer } from './answers.ts'

/**
 * What is wrong with a request: 404 for what does not exist, 403 for a wrong or missing key, 400 for all else (specification,
 * Errors). The code in the body may say more than the status.
 */
export class Problem extends Error {
  readonly status: 400 | 403 | 404
  readonly code: number

  constructor(status: 400 | 403 | 404, description: string, code: number = status) {
    super(description)
    this.status = status
    this.code = code
  }
}

/** Everything that is wrong at once; the first decides the status. */
export class Problems extends Error {
  readonly all: readonly Problem[]

  constructor(all: readonly Problem[]) {
    super(all.map(({ message }) => message).join('; '))
    this.all = all
  }
}

export function asAnswer(problems: readonly Problem[]): Answer {
  const items = problems.map(({ code, message }) => ({ code, description: message }))
  return { root: 'errors', content: { each: 'error', items } }
}
