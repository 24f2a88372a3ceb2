import { listRepeats, readRates } from '@red-steward/domain/cases/figures'
import { indicatorsOf, periodOf, threeRates, usualFormula } from '@red-steward/domain/cases/rates'
import { newId } from '@red-steward/domain/ids'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const answers = { n: 20, contacted: 18, resolved: 15, partly: 2, satisfied: 12, basically: 5 }
const counts = {
  ...{ reported: 40, notTakenOn: 4, closedOfReported: 27, repeated: 4, foundFirst: 10, closed: 33, excluded: 3 },
  ...{ counted: 30, firstTime: 24, returned: 3, reworked: 6, due: 25, onTime: 20 },
  ...{ responseMinutes: 42, closingMinutes: 1600 },
}

function figures() {
  const server = fakeServer()
  answer(server, readRates, ({ month = '2026-03', branch }) => ({
    month,
    ...periodOf(usualFormula, month),
    formula: usualFormula,
    rates: threeRates(answers, usualFormula),
    indicators: indicatorsOf(branch ? { ...counts, reported: 9, notTakenOn: 0 } : counts, usualFormula),
    waiting: 3,
  }))
  answer(server, listRepeats, ({ kind }) => ({
    repeats:
      kind === 'PERSON'
        ? []
        : [
            {
              kind: 'DOOR' as const,
              leaf: '0201' as const,
              where: '8-1-401',
              cases: 4,
              open: 1,
              before: null,
              caseIds: [newId()],
            },
          ],
    from: '2026-03-01T00:00:00.000Z',
    communityId: newId(),
  }))
  return server
}

/** The number that stands under a label. */
const under = (label: string) => screen.getByText(label).parentElement!

test('the secretary reads every figure of a month with what it is of, and how long the middle case took', async () => {
  figures()
  openDesk('/desk/rates?month=2026-03')
  await screen.findByText('按期办结率')

  const shown = ['按期办结率', '办结率', '一次解决率', '退单率', '返工率', '重复诉求率', '主动发现率'].map((label) =>
    [...under(label).querySelectorAll('dd')].map((one) => one.textContent),
  )
  expect(shown).toEqual([
    ['80%', '20 / 25'],
    ['75%', '27 / 36'],
    ['80%', '24 / 30'],
    ['10%', '3 / 30'],
    ['20%', '6 / 30'],
    ['10%', '4 / 40'],
    ['25%', '10 / 40'],
  ])
  expect(within(under('受理中位时长')).getByText('42分钟')).toBeTruthy()
  expect(within(under('办结中位时长')).getByText('1天2小时')).toBeTruthy()
  expect(screen.getByText('经两人审批剔除 3 件，占办结 33 件的 9.1%')).toBeTruthy()
  expect(screen.getByText('还有 3 件等回访，三率还会变。')).toBeTruthy()
})

test('another month is asked for, and what is too little of one branch is not shown', async () => {
  const server = figures()
  const user = openDesk('/desk/rates?month=2026-03&branch=02')
  await screen.findByText('按期办结率')
  expect(within(under('主动发现率')).getByText('n = 9，不足，不显示')).toBeTruthy()

  await user.click(screen.getByRole('button', { name: '2026-02' }))

  const asked = () => server.asked.filter(({ name }) => name === readRates.name).map(({ input }) => input)
  await waitFor(() => expect(asked().at(-1)).toEqual({ month: '2026-02', branch: '02' }))
})

test('what comes back is listed by kind and window', async () => {
  const server = figures()
  const user = openDesk('/desk/rates')
  await screen.findByText('8-1-401')

  await user.click(screen.getByText('近 90 天'))

  const asked = () => server.asked.filter(({ name }) => name === listRepeats.name).map(({ input }) => input)
  await waitFor(() => expect(asked().at(-1)).toEqual({ kind: 'DOOR', days: 90, limit: 100 }))
})
