import { newId } from '@red-steward/domain/ids'
import { type ConflictRow, conflicts, resolveConflict } from '@red-steward/domain/sync/commands'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

function aConflict(more: Partial<ConflictRow>): ConflictRow {
  return {
    id: newId(),
    subjectKind: 'person',
    subjectId: newId(),
    field: 'name',
    about: '石达林',
    command: 'registry.correct-person',
    mine: '石大麟',
    theirs: '石达林',
    mineBy: '龙大姐',
    mineAt: '2026-11-02T03:04:05.000Z',
    mineSavedAt: '2026-10-02T03:04:05.000Z',
    theirsBy: '文书记',
    theirsAt: '2026-11-01T03:04:05.000Z',
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    ...more,
  }
}

test('a grid lead sees both values with their authors and takes the one from the phone with one tap', async () => {
  const server = fakeServer()
  let rows = [aConflict({}), aConflict({ about: '龙小雨', mine: '龙晓雨', theirs: '龙霄雨' })]
  answer(server, conflicts, ({ resolved }) => ({ rows: resolved ? [] : rows }))
  answer(server, resolveConflict, ({ conflictId }) => {
    rows = rows.filter(({ id }) => id !== conflictId)
    return {}
  })
  const user = openDesk('/desk/conflicts')
  const card = await screen.findByRole('article', { name: '石达林 · 姓名' })
  expect(within(card).getByText('石大麟')).toBeTruthy()
  expect(within(card).getByText(/^文书记/)).toBeTruthy()

  await user.click(within(card).getByRole('button', { name: '改用手机上的' }))

  await waitFor(() => expect(screen.queryByRole('article', { name: '石达林 · 姓名' })).toBeNull())
  expect(screen.getByRole('article', { name: '龙小雨 · 姓名' })).toBeTruthy()
  expect(server.asked.find(({ name }) => name === resolveConflict.name)?.input).toMatchObject({ take: 'MINE' })
})
