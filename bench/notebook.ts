// How well and how fast a line is read: `bin/bench notebook`. With `--misses`, every building line that is misread.
import type { PersonCard } from '../domain/src/notebook/people.ts'
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
speed('speed, 18 people at hand', surroundings().people)
const many = invented(24_926)
const before = performance.now()
readLine('王大爷', { ...surroundings(), people: many })
print('index over 24,926 people, once', `${(performance.now() - before).toFixed(0)} ms`)
speed('speed, 24,926 people at hand', many)

function speed(name: string, people: readonly PersonCard[], seconds = 2) {
  const costs: number[] = []
  const used = process.cpuUsage()
  const until = performance.now() + seconds * 1000
  for (let at = 0; performance.now() < until; at++) {
    const line = all[at % all.length]!
    const here = { ...surroundings(line.at), people }
    const start = performance.now()
    readLine(line.text, here)
    costs.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(used)
  costs.sort((a, b) => a - b)
  const at = (share: number) => `${costs[Math.floor(costs.length * share)]!.toFixed(3)} ms`
  // Of the processor's time: others use this machine too.
  print(name, `${Math.round((costs.length / (user + system)) * 1e6)} lines/s`)
  print('  half of them, 99 in 100, under', at(0.5), at(0.99))
}

function invented(count: number): PersonCard[] {
  const [surnames, signs] = ['王李张刘陈杨赵黄周吴', '明芳伟秀英敏静丽强磊军洋勇艳杰娟涛超兰霞']
  const sign = (at: number) => signs[at % signs.length]!
  return Array.from({ length: count }, (_, at) => ({
    id: String(at),
    name: surnames[at % 10]! + sign(at * 7) + sign(at * 13),
    pinyin: `s${at % 10}'g${at % 20}'h${at % 20}`,
    initials: 'sgh',
    dwellingId: null,
  }))
}

if (process.argv.includes('--misses'))
  measure(sets[0]![1], (what, line, said) => process.stdout.write(`${what}: ${line.text} => ${said}\n`))
