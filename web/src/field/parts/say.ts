import { language } from '../../lib/language.ts'

/** Words of a code table in the language of the screen. */
export function useSay(): (pair: { zh: string; en: string }) => string {
  const spoken = language.use()
  return (pair) => pair[spoken]
}
