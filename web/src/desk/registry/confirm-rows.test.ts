import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { NotThere, Unreachable } from '../../lib/api.ts'
import { type ConfirmedRow, confirmRows } from './confirm-rows.ts'

const rows: ConfirmedRow[] = Array.from({ length: 90 }, () => ({ kind: 'household', id: newId() }))

test('a household that was closed meanwhile is named, and the other 89 are confirmed', async () => {
  const closed = rows[50]!.id
  const progress: number[] = []

  const run = await confirmRows(
    rows,
    'DOOR',
    ({ outcomes }) => progress.push(outcomes.size),
    async (_shape, input) => {
      const { subjects } = input as { subjects: ConfirmedRow[] }
      if (subjects.some(({ id }) => id === closed)) throw new NotThere('not-found')
      return {} as never
    },
  )

  expect(run.outcomes.get(closed)).toBeInstanceOf(NotThere)
  expect([...run.outcomes.values()].filter((outcome) => outcome === true)).toHaveLength(89)
  expect(progress).toEqual([40, 80, 90])
})

test('when the connection breaks, what was confirmed stays and the rest is known to be unsent', async () => {
  let sent = 0

  const run = await confirmRows(
    rows,
    'PHONE',
    () => {},
    async () => {
      sent += 1
      if (sent > 1) throw new Unreachable('no connection')
      return {} as never
    },
  )

  expect(run.outcomes.size).toBe(40)
  expect(run.commandIds).toHaveLength(1)
})
