// A name as the register reads it: characters with their syllables, and the few terms it can be found by.

/** One character of a Chinese name, or one word of a foreign one, and where it stands in the name. */
export interface NameToken {
  text: string
  start: number
}

/** Nothing but common Chinese characters: one character of the name is one token. */
export const isPlainName = (name: string) => /^[\u4e00-\u9fff]+$/.test(name)

/** Characters one by one, foreign words whole; dots and spaces only separate. Letters become small. */
export function nameTokens(name: string): NameToken[] {
  // Nearly every name; a tenth of the time.
  if (isPlainName(name)) return name.split('').map((text, start) => ({ text, start }))
  const found = name.normalize('NFKC').matchAll(/[\p{Script=Latin}\d]+|[\p{Script=Han}〇]|[^\s\p{P}\p{S}\p{M}]/gu)
  return Array.from(found, (match) => ({ text: match[0].toLowerCase(), start: match.index }))
}

/** A name read aloud: one syllable per token, the whole as the sort key, and its initials. */
export interface NameReading {
  syllables: string[]
  pinyin: string
  initials: string
}

export function nameReading(syllables: string[]): NameReading {
  return {
    syllables,
    pinyin: syllables.join("'"),
    initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
  }
}

/**
 * A corrected reading as somebody types it, `shan xiao ming`, or undefined when it does not fit the name:
 * it takes one syllable per character.
 */
export function parseReading(name: string, typed: string): string[] | undefined {
  const syllables = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .split(/[\s']+/)
    .filter(Boolean)
  const fits = syllables.length === nameTokens(name).length && syllables.every((s) => /^[a-z0-9]{1,30}$/.test(s))
  return fits ? syllables : undefined
}
