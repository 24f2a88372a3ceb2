import { expect, test } from 'vitest'
import { planDoors } from './door-plan.ts'

const compounds = [
  { id: 'lake', name: '翠湖花园', aliases: ['翠湖'] },
  { id: 'sun', name: '东方阳光小区', aliases: [] },
]
const building = (id: string, compoundId: string, number: string, phase: number | null = null) => ({
  id,
  compoundId,
  number,
  phase,
  name: null,
  aliases: [],
  units: [],
})
const buildings = [
  building('lake1', 'lake', '1'),
  building('lake8', 'lake', '8'),
  building('lake13', 'lake', '13'),
  building('sun8a', 'sun', '8', 1),
  building('sun8b', 'sun', '8', 2),
  building('sunA', 'sun', 'A', 1),
]

const doors = [
  '8-1-401',
  '8-1-402',
  '8-2-401',
  '8-1-1401',
  '8-401',
  '8-10-101',
  '13-2-401',
  '1-1-101',
  '80-1-101',
  'A-1-101',
  '1-3-801',
]

function found(text: string): string[] {
  const plan = planDoors(text, { compounds, buildings })
  const hits = plan.ranges.flatMap(({ by, from, below, like }) =>
    doors
      .filter((door) => like === null || new RegExp(`^${like.replaceAll('%', '.*')}$`).test(door))
      .filter((door) => {
        const value = by === 'door' ? door : door.split('-').at(-1)!
        return value >= from && value < below
      })
      .sort(),
  )
  return [...new Set(hits)]
}

const all8 = ['8-1-1401', '8-1-401', '8-1-402', '8-10-101', '8-2-401', '8-401']

test.each([
  ['8-1-401', ['8-1-401']],
  ['8-1-4', ['8-1-401', '8-1-402']],
  ['8-1-40', ['8-1-401', '8-1-402', '8-1-1401']],
  ['8-1-', ['8-1-1401', '8-1-401', '8-1-402', '8-10-101']],
  ['8-1', ['8-1-1401', '8-1-401', '8-1-402', '8-10-101']],
  ['8-', all8],
  ['8', all8],
  ['８－１－４０１', ['8-1-401']],
  ['8#1-401', ['8-1-401']],
  ['8栋1单元401', ['8-1-401']],
  ['8栋1单元401室', ['8-1-401']],
  ['8号楼1单元', ['8-1-1401', '8-1-401', '8-1-402', '8-10-101']],
  ['八号楼一单元401', ['8-1-401']],
  ['8-401', ['8-401', '8-1-401', '8-2-401']],
  ['8栋401', ['8-401', '8-1-401', '8-2-401']],
  ['13栋2单元', ['13-2-401']],
  ['401', ['13-2-401', '8-1-401', '8-2-401', '8-401']],
  ['1401', ['8-1-1401']],
  ['翠湖8-1-401', ['8-1-401']],
  ['翠湖花园 8-1-401', ['8-1-401']],
  ['A栋', ['A-1-101']],
  ['99', []],
  ['张小明', []],
  ['zxm', []],
  ['8-1-401漏水', []],
  ['', []],
])('"%s" finds the doors %j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each([
  ['翠湖8-1-401', ['lake1', 'lake8', 'lake13']],
  ['阳光8-1-401', ['sun8a', 'sun8b', 'sunA']],
  ['东方阳光一期8号楼', ['sun8a', 'sunA']],
  ['8-1-401', null],
])('"%s" looks only in %j', (text, within) => {
  expect(planDoors(text, { compounds, buildings }).within).toEqual(within)
})

test.each([
  ['8', ['lake8', 'sun8a', 'sun8b']],
  ['1', ['lake1', 'lake13']],
  ['翠湖1', ['lake1', 'lake13']],
  ['翠湖1栋', ['lake1', 'lake13']],
  ['13栋', ['lake13']],
  ['东方阳光二期8号楼', ['sun8b']],
  ['8-1', []],
])('"%s" means the buildings %j', (text, ids) => {
  expect(planDoors(text, { compounds, buildings }).buildings).toEqual(ids)
})

test('a number that could be a phase is a building wherever there is one', () => {
  const plan = planDoors('2-1-301', {
    compounds,
    buildings: [building('lake2', 'lake', '2'), building('sun1b', 'sun', '1', 2)],
  })
  expect(plan.within).toBeNull()
  expect(plan.ranges.map(({ from }) => from)).toContain('2-1-301')
})

test('a unit that was renamed is found by the number it had', () => {
  const renamed = { ...building('lake8', 'lake', '8'), units: [{ id: 'u', number: 'A', aliases: ['1'] }] }
  const { ranges } = planDoors('8-1-4', { compounds, buildings: [renamed] })
  expect(ranges.map(({ from }) => from)).toEqual(expect.arrayContaining(['8-1-4', '8-A-4']))
})
