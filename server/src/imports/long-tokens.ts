// Readers of XML keep what is not finished and begin it anew with every piece that comes: one text or comment as long as a
// file takes its length squared. No cell of a spreadsheet program is nearly as long.
import { Unreadable } from './unreadable.ts'

/** 32,767 signs of a cell, each written as an entity. */
const LONGEST = 300_000
const LONGEST_OPENER = '<![CDATA['.length

const closers = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<', '>'],
] as const

/** Hears XML piece by piece and measures its tags, texts and comments. */
export class LongTokens {
  /** A text, comment or instruction was too long for a cell. */
  found = false
  private until: string = '<'
  private length = 0
  private held = ''

  /** Throws `Unreadable` where a tag is too long. */
  hear(piece: string): void {
    const text = this.held + piece
    let at = 0
    for (;;) {
      const end = text.indexOf(this.until, at)
      const isOpener = this.until === '<'
      if (end < 0 || (isOpener && end + LONGEST_OPENER > text.length)) {
        // What may be the beginning of an end, or of a token whose kind is not known yet, waits for the next piece.
        const hold = end < 0 ? Math.max(at, text.length - this.until.length + 1) : end
        this.measure(hold - at)
        this.held = text.slice(hold)
        return
      }
      this.measure(end - at)
      this.length = 0
      if (isOpener) {
        const [opener, closer] = closers.find(([begins]) => text.startsWith(begins, end))!
        this.until = closer
        at = end + opener.length
      } else {
        at = end + this.until.length
        this.until = '<'
      }
    }
  }

  private measure(more: number): void {
    this.length += more
    if (this.length <= LONGEST) return
    if (this.until === '>') throw new Unreadable('file-unpacks-too-big')
    this.found = true
  }
}
