// A name as the register reads it: characters with their syllables, and the few terms it can be found by.

/** One character of a Chinese name, or one word of a foreign one, and where it stands in the name. */
export interface NameToken {
  text: string
  start: number
}

/** Characters one by one, foreign words whole; dots and spaces only separate. Letters become small. */
export function nameTokens(name: string): NameToken[] {
  // Nearly every name; a tenth of the time, and search reads twenty names per keystroke.
  if (/^[\u4e00-\u9fff]+$/.test(name)) return Array.from(name, (text, start) => ({ text, start }))
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

/**
 * What a person can be found by: the name, its pinyin and its initials, each from the beginning and from every later
 * character (`search_terms.term`; the shapes are listed in its migration). About eight for a name of three characters.
 */
export function searchTermsOf(name: string, { syllables }: NameReading, former: boolean): string[] {
  const tokens = nameTokens(name)
  const gone = former ? '-' : ''
  return tokens.flatMap((_, from) => {
    const mark = gone + (from === 0 ? ':' : '~')
    const written = tokens
      .slice(from)
      .map((token) => token.text)
      .join('')
    const spoken = nameReading(syllables.slice(from))
    const terms = [`n${mark}${written}`, `p${mark}${spoken.pinyin}`]
    if (from === 0 || spoken.initials.length > 1) terms.push(`i${mark}${spoken.initials} ${spoken.pinyin} ${written}`)
    return terms
  })
}
