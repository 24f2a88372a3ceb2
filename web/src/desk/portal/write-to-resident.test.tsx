import { casePage } from '@red-steward/domain/cases/queries'
import { newId } from '@red-steward/domain/ids'
import { type OpenQuestion, openQuestions, writeToResident } from '@red-steward/domain/portal/desk'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { at, listedCase, pageOf } from '../testing/cases.ts'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const leak = listedCase('六楼跑水')
const asked = (text: string, kind: OpenQuestion['kind'], where = ''): OpenQuestion => ({
  ...{ hopId: newId(), text, at, kind, where },
})

test('several homes ask: each question stands with its door, and the reply goes to whom it was chosen for', async () => {
  let open = [
    asked('几点能用水？', 'AFFECTED', '云溪苑8号楼1单元502'),
    asked('电梯好了吗？', 'AFFECTED', '云溪苑8号楼1单元402'),
  ]
  const hop = { id: open[0]!.hopId, action: 'QUESTION' as const, toState: null, text: open[0]!.text, residentText: '' }
  const server = fakeServer()
  // Nobody holds the link of whoever reported it: only the homes read.
  answer(server, casePage, () => ({
    ...pageOf(leak, []),
    hops: [{ ...hop, detail: {}, by: '居民', role: 'resident', happenedAt: at, enteredAt: at }],
    reporterReads: false,
  }))
  answer(server, openQuestions, () => ({ questions: open }))
  answer(server, writeToResident, ({ hopId }) => {
    open = open.filter((one) => one.hopId !== hopId)
    return {}
  })
  const user = openDesk(`/desk/cases/${leak.id}`)
  const [first, second] = open

  await user.click(await screen.findByRole('radio', { name: /云溪苑8号楼1单元402问.*电梯好了吗？/ }))
  await user.type(screen.getByLabelText('内容'), '电梯明早恢复')
  await user.click(screen.getByRole('button', { name: /发\s?送/ }))
  await waitFor(() => expect(screen.queryByRole('radio', { name: /电梯好了吗？/ })).toBeNull())
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /几点能用水？/ }).checked).toBe(true)
  await user.type(screen.getByLabelText('内容'), '六点')
  await user.click(screen.getByRole('button', { name: /发\s?送/ }))

  await waitFor(() => expect(screen.queryByRole('radio')).toBeNull())
  const sent = server.asked.filter(({ name }) => name === writeToResident.name).map(({ input }) => input)
  expect(sent).toMatchObject([
    { text: '电梯明早恢复', hopId: second!.hopId },
    { text: '六点', hopId: first!.hopId },
  ])
})
