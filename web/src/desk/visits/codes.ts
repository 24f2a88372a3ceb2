import { language } from '../../lib/language.ts'

type Pair = { zh: string; en: string }

/** `say(visitResultWords, 'MET')` in the reader's language. */
export function useSay(): <Code extends string>(table: Record<Code, Pair>, code: Code) => string {
  const spoken = language.use()
  return (table, code) => table[code][spoken]
}

/** Words that come with an answer, in the reader's language. */
export function useSaid(): (pair: Pair) => string {
  const spoken = language.use()
  return (pair) => pair[spoken]
}

/** Choices of a code table for a Select or a group of buttons. */
export function useChoices<Code extends string>(table: Record<Code, Pair>): { value: Code; label: string }[] {
  const spoken = language.use()
  return (Object.keys(table) as Code[]).map((value) => ({ value, label: table[value][spoken] }))
}
