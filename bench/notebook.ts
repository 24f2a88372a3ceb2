// How well and how fast a line is read: `bin/bench notebook`. With `--misses`, every building line that is misread.
import { readLine } from '../domain/src/notebook/read-line.ts'
import { buildingLines } from '../domain/src/notebook/testing/lines.building.ts'
import { heldLines } from '../domain/src/notebook/testing/lines.held.ts'
import { type Line, linesOf, surroundings } from '../domain/src/notebook/testing/lines.ts'
import { baseline, type Figures, measure, percent } from '../domain/src/notebook/testing/measure.ts'

const sets: [string, Line[]][] = [
  ['building', linesOf(buildingLines)],
  ['held back', linesOf(heldLines)],
]
const rows: [keyof Figures, string][] = [
  ['doors', 'doors, all and no other'],
  ['first', 'leaf, first'],
  ['amongThree', 'leaf, among three'],
  ['wrongAndSure', 'leaf said to be sure, and wrong'],
  ['silence', 'silent where there is no leaf'],
  ['class', 'class'],
  ['kind', 'kind of line'],
  ['time', 'time'],
  ['persons', 'persons'],
  ['phones', 'phones'],
]
const figures = sets.map(([, lines]) => measure(lines))
const print = (...cells: string[]) =>
  process.stdout.write(`${cells.map((cell, at) => (at === 0 ? cell.padEnd(34) : cell.padStart(10))).join('')}\n`)

print('', ...sets.map(([name]) => name))
print('lines', ...figures.map(({ lines }) => String(lines)))
for (const [key, name] of rows) print(name, ...figures.map((one) => percent(one[key])))
print('leaf, first: baseline by names', ...sets.map(([, lines]) => percent(baseline(lines))))

const all = sets.flatMap(([, lines]) => lines)
const seconds = 2
const costs: number[] = []
const until = performance.now() + seconds * 1000
for (let at = 0; performance.now() < until; at++) {
  const line = all[at % all.length]!
  const before = performance.now()
  readLine(line.text, surroundings(line.at))
  costs.push(performance.now() - before)
}
costs.sort((a, b) => a - b)
const at = (share: number) => `${costs[Math.floor(costs.length * share)]!.toFixed(3)} ms`
print('speed', `${Math.round(costs.length / seconds)} lines/s`)
print('a line takes: half, 99 %, slowest', at(0.5), at(0.99), `${costs.at(-1)!.toFixed(1)} ms`)

if (process.argv.includes('--misses'))
  measure(sets[0]![1], (what, line, said) => process.stdout.write(`${what}: ${line.text} => ${said}\n`))
