import { languageNeedWords, sexWords } from '@red-steward/domain/registry/codes'
import { useSay } from '../parts/say.ts'
import { usePeopleWords } from '../people/people.words.ts'
import { useOutboxWords } from './outbox.words.ts'

const codes: Readonly<Record<string, Readonly<Record<string, { zh: string; en: string }>>>> = {
  sex: sexWords,
  languageNeed: languageNeedWords,
}

/** A fact of a record by its name, and its value in words instead of codes. */
export function useFactText() {
  const w = useOutboxWords()
  const people = usePeopleWords() as unknown as Record<string, unknown>
  const say = useSay()
  return {
    name(field: string): string {
      const name = people[field]
      return typeof name === 'string' ? name : field
    },
    value(field: string, value: unknown): string {
      if (value === null || value === '' || value === undefined) return w.empty
      const word = typeof value === 'string' ? codes[field]?.[value] : undefined
      if (word) return say(word)
      return typeof value === 'string' ? value : JSON.stringify(value)
    },
  }
}
