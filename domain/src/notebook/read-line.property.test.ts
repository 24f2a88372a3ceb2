import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LineReading, readLine } from './read-line.ts'
import { buildingLines } from './testing/lines.building.ts'
import { linesOf, surroundings } from './testing/lines.ts'

const here = surroundings()
const pieces = linesOf(buildingLines).map(({ text }) => text)
const scraps =
  '8栋1单元 1203 8-1-1203 漏水 没有 了 明天 下周三 3点半 15号之前 王阿姨 13800001111 0855-8223344 一 十 点 号 楼 # - 。 ，　 😀 ｋ'.split(
    ' ',
  )

/** Any text at all, and texts that look like lines. */
const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...scraps), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces)).map(([a, b]) => a + b),
)

const spansOf = ({ doors, persons, phones, times, leaves }: LineReading) => ({
  chips: [...doors, ...persons, ...phones, ...times],
  words: leaves.map((leaf) => leaf.words),
})
/** What was understood, without where it stood. */
const meaningOf = (reading: LineReading) =>
  JSON.parse(JSON.stringify(reading, (key, value) => (['start', 'end', 'words'].includes(key) ? undefined : value)))
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')

test('whatever is typed, it is read without an error, and every piece lies in the line', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { chips, words } = spansOf(readLine(line, here))
      for (const { start, end } of [...chips, ...words.flat()]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(line.length)
      }
    }),
    { numRuns: 1500 },
  )
})

test('no two chips claim the same signs, and no leaf counts a sign twice', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { chips, words } = spansOf(readLine(line, here))
      for (const spans of [chips, ...words]) {
        const sorted = [...spans].sort((a, b) => a.start - b.start)
        for (const [at, span] of sorted.entries()) expect(span.end).toBeLessThanOrEqual(sorted[at + 1]?.start ?? 500)
      }
    }),
    { numRuns: 1500 },
  )
})

test('full width and half width are the same line', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.array(fc.constantFrom(...scraps)).map((p) => p.join('')),
      ),
      (line) => {
        const meant = meaningOf(readLine(line.normalize('NFKC'), here))
        expect(meaningOf(readLine(fullWidth(line), here))).toEqual(meant)
        expect(meaningOf(readLine(line, here))).toEqual(meant)
      },
    ),
  )
})

test('what it says to be certain is one candidate, and never one it does not hold', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { doors, leaf, leaves, persons } = readLine(line, here)
      for (const door of doors) if (door.reason === null) expect(door.candidates).toHaveLength(1)
      for (const person of persons) expect(here.people).toEqual(expect.arrayContaining(person.candidates))
      expect(leaves.length).toBeLessThanOrEqual(3)
      if (leaf && leaf !== '0707') expect(leaves.map((found) => found.leaf)).toContain(leaf)
    }),
  )
})
