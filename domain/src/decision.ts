/** The answer of a rule: allowed, or a refusal with a code that has words in every language (`words/refusals`). */
export type Decision<Why extends string = string> = { allowed: true } | { allowed: false; why: Why }

export const allow = { allowed: true } as const

export function refuse<const Why extends string>(why: Why) {
  return { allowed: false, why } as const
}
