import { expect, test } from 'vitest'
import { fewOfEach, type Repeat, type RepeatKind, ranked } from './repeats.ts'

const told = (kind: RepeatKind, cases: number): Repeat => ({
  ...{ kind, cases, leaf: '0104', where: '', open: 0, before: null, caseIds: [] },
})

test('where much happens hot topics leave room for the door and the person that come back', () => {
  const topics = [90, 80, 70, 60, 50, 40, 30].map((cases) => told('CATEGORY', cases))
  const all = ranked([...topics, told('DOOR', 3), told('PERSON', 2), told('PERSON', 1)])

  const shown = fewOfEach(all, 2).map(({ kind, cases }) => [kind, cases])

  expect(shown).toEqual([
    ['CATEGORY', 90],
    ['CATEGORY', 80],
    ['DOOR', 3],
    ['PERSON', 2],
  ])
})
