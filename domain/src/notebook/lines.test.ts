import { expect, test } from 'vitest'
import { leafCodes } from '../cases/catalogue.ts'
import { buildingLines } from './testing/lines.building.ts'
import { heldLines } from './testing/lines.held.ts'
import { type Line, linesOf } from './testing/lines.ts'
import { baseline, type Figures, measure, percent } from './testing/measure.ts'

const building = linesOf(buildingLines)
const held = linesOf(heldLines)

type Floors = Partial<Record<keyof Figures, number>>

/** A little below what was measured when the lexicon was done (docs/figures-notebook.md). */
const floors: { building: Floors; held: Floors } = {
  building: {
    doors: 0.98,
    first: 0.97,
    amongThree: 0.98,
    silence: 0.95,
    class: 0.97,
    kind: 0.97,
    time: 0.98,
    persons: 0.98,
    phones: 1,
  },
  held: {
    doors: 0.96,
    first: 0.93,
    amongThree: 0.95,
    silence: 0.93,
    class: 0.95,
    kind: 0.96,
    time: 0.96,
    persons: 0.98,
    phones: 1,
  },
}

function expectAtLeast(figures: Figures, floor: Floors) {
  const below = Object.entries(floor).filter(([what, share]) => figures[what as keyof Figures] < share)
  expect(below.map(([what]) => `${what}: ${percent(figures[what as keyof Figures])}`)).toEqual([])
}

test('there are at least 320 lines, no line twice, over nearly all leaves', () => {
  expect(building.length).toBeGreaterThanOrEqual(195)
  expect(held.length).toBeGreaterThanOrEqual(120)
  const texts = [...building, ...held].map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
  for (const lines of [building, held]) expect(leavesOf(lines).size).toBeGreaterThanOrEqual(60)
  expect([...leavesOf([...building, ...held])].every((leaf) => leafCodes.includes(leaf))).toBe(true)
})

test('the lines the lexicon was built on are understood', async ({ annotate }) => {
  const figures = measure(building)
  await annotate(told(figures))
  expectAtLeast(figures, floors.building)
})

test('lines nobody looked at while building are understood nearly as well, and far better than by names of leaves', async ({
  annotate,
}) => {
  const figures = measure(held)
  await annotate(told(figures))
  expectAtLeast(figures, floors.held)
  expect(figures.first).toBeGreaterThan(2 * baseline(held))
})

test('a reader that says the same of every line would fall through every floor', () => {
  // The commonest leaf is right a few times in a hundred: floors cannot be met by chance.
  const share = (lines: readonly Line[]) =>
    Math.max(...leafCodes.map((leaf) => lines.filter(({ leaves }) => leaves.includes(leaf)).length)) / lines.length
  expect(share(held)).toBeLessThan((floors.held.first ?? 0) / 3)
})

/** What the reporter prints beside the test. */
function told({ lines, doors, first, amongThree, class: classes, kind, silence }: Figures) {
  const shares = Object.entries({ doors, first, amongThree, class: classes, kind, silence })
  return `${lines} lines: ${shares.map(([what, share]) => `${what} ${percent(share)}`).join(', ')}`
}

function leavesOf(lines: readonly Line[]) {
  return new Set(lines.flatMap(({ leaves }) => leaves))
}
