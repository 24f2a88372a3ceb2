// The line as it is read: half-width, small letters, one kind of dash and space, each sign knowing where it was written.

/** A piece of the line as written, in UTF-16 units: `line.slice(start, end)`. */
export interface Span {
  start: number
  end: number
}

export interface Folded {
  text: string
  /** The piece of the written line that these folded signs came from. */
  spanOf(start: number, end: number): Span
}

export function foldLine(written: string): Folded {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const sign of written) {
    const folded = foldSign(sign)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at)
      ends.push(at + sign.length)
    }
    text += folded
    at += sign.length
  }
  const spanOf = (start: number, end: number): Span =>
    end <= start
      ? { start: starts[start] ?? at, end: starts[start] ?? at }
      : { start: starts[start]!, end: ends[end - 1]! }
  return { text, spanOf }
}

function foldSign(sign: string): string {
  if (/^[\p{Script=Han}a-z0-9]$/u.test(sign)) return sign
  if (/^[‐-―−－﹣~～_丨]$/.test(sign)) return '-'
  const plain = sign.normalize('NFKC').toLowerCase()
  return plain.replace(/[\s\u200b\ufeff]/g, ' ')
}

/** The text with these pieces covered, so that their digits are not read a second time. */
export function cover(text: string, pieces: readonly Span[]): string {
  let covered = text
  for (const { start, end } of pieces) covered = covered.slice(0, start) + '。'.repeat(end - start) + covered.slice(end)
  return covered
}
