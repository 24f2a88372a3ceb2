// Words of the screens. Every word is a pair, so that neither language can be forgotten.
import { preference } from './preference.ts'

export type Language = 'zh' | 'en'
export const language = preference<Language>('language', ['zh', 'en'], () => 'zh')

type Words = string | ((...values: never[]) => string)
export type Dictionary = Record<string, readonly [zh: Words, en: Words]>
type Spoken<D extends Dictionary> = { [Key in keyof D]: D[Key][0] extends string ? string : D[Key][0] }

/** Every dictionary of the program, for the test that reads them all. */
export const dictionaries: Dictionary[] = []

/** A hook that answers the words in the language of the screen: `const w = useWords()`, then `w.save`. */
export function words<const D extends Dictionary>(dictionary: D): () => Spoken<D> {
  dictionaries.push(dictionary)
  const spoken = { zh: speak(dictionary, 0), en: speak(dictionary, 1) }
  return () => spoken[language.use()]
}

function speak<D extends Dictionary>(dictionary: D, index: 0 | 1): Spoken<D> {
  return Object.fromEntries(Object.entries(dictionary).map(([key, pair]) => [key, pair[index]])) as Spoken<D>
}
