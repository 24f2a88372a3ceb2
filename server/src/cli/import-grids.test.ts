import type { ProposedPlace } from '@red-steward/domain/imports/queries'
import { expect, test } from 'vitest'
import { chooseGrids } from './import-grids.ts'

const grids = [
  { id: 'east', code: '522601006002001', name: '东网格' },
  { id: 'west', code: '522601006002002', name: '西网格' },
]
const proposed = (compoundName: string, number: string, suggestedGridId: string | null = null) =>
  ({ key: `${compoundName}|${number}`, compoundName, number, suggestedGridId }) as ProposedPlace
const proposals = [proposed('月塘家园', '9', 'west'), proposed('月塘家园', '10'), proposed('新苑', '1')]

test.each([
  ['nothing said: no grid', [], {}],
  ['one name for all', ['东网格'], { '月塘家园|9': 'east', '月塘家园|10': 'east', '新苑|1': 'east' }],
  ['a code is as good as a name', ['新苑=522601006002002'], { '新苑|1': 'west' }],
  [
    'one compound apart from the rest',
    ['新苑=西网格', '东网格'],
    { '月塘家园|9': 'east', '月塘家园|10': 'east', '新苑|1': 'west' },
  ],
  ['what the neighbours say, where they say something', ['suggested'], { '月塘家园|9': 'west' }],
])('%s', (_what, words, chosen) => {
  expect(chooseGrids(proposals, grids, words)).toEqual(chosen)
})

test.each([['南网格'], ['旧苑=东网格']])('%s is refused, and says what there is', (word) => {
  expect(() => chooseGrids(proposals, grids, [word])).toThrow(/there is no grid|no new building/)
})
