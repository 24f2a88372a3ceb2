import { readAudit } from '@red-steward/domain/identity/accounts'
import { newId } from '@red-steward/domain/ids'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'
import { actionWords } from './audit.words.ts'

const personId = newId()

function auditOf(count: number) {
  const auditor = fakeServer()
  auditor.session = { ...auditor.session!, acting: { ...auditor.session!.acting!, role: 'auditor' } }
  answer(auditor, readAudit, ({ before, subjectId, limit }) => {
    const from = before ? before - 1 : count
    const ids = Array.from({ length: Math.min(limit, from) }, (_, at) => from - at)
    const shown = ids.filter((id) => !subjectId || id === 1)
    return {
      rows: shown.map((id) => ({
        id,
        at: '2026-11-22T08:00:00.000Z',
        actorName: '杨管家',
        service: null,
        role: 'steward' as const,
        action: id === 1 ? 'looked' : 'registry.confirm',
        outcome: id === 2 ? 'role-not-allowed' : 'done',
        subjectKind: id === 1 ? 'person' : null,
        subjectId: id === 1 ? personId : null,
        detail: id === 1 ? { fields: ['phone'], reason: '回访前核对' } : {},
      })),
      next: !subjectId && ids.at(-1)! > 1 ? ids.at(-1)! : null,
    }
  })
  return auditor
}

test('an auditor goes back to the first entry and reads who looked at which number, and why', async () => {
  auditOf(101)
  const user = openDesk('/desk/audit')
  await screen.findAllByText('核对属实')

  await user.click(screen.getByRole('button', { name: '更早的' }))

  expect(await screen.findByText('电话；理由：回访前核对')).toBeTruthy()
  expect(screen.getByText('被拒绝：您的岗位没有这项权限。')).toBeTruthy()
  expect(screen.getByText('已经是最早的记录')).toBeTruthy()
})

test('an auditor follows one record alone', async () => {
  const server = auditOf(2)
  const user = openDesk('/desk/audit')

  await user.click(await screen.findByRole('button', { name: `人员 …${personId.slice(-6)}` }))

  await screen.findByText(/只看这条/)
  expect(server.asked.at(-1)?.input).toMatchObject({ subjectId: personId })
})

test('the auditor reads words, not codes, for every command there is', () => {
  const modules = import.meta.glob<Record<string, unknown>>(
    ['../../../../domain/src/**/*.ts', '!../../../../domain/src/**/*.test.ts', '!../../../../domain/src/**/testing/**'],
    { eager: true },
  )
  const commands = Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(
      (value): value is { kind: 'command'; name: string } => (value as { kind?: string } | null)?.kind === 'command',
    )
    .map(({ name }) => name)

  expect(commands.length).toBeGreaterThan(40)
  expect(commands.filter((name) => !(name in actionWords))).toEqual([])
})

test('what the clock did by itself is shown only to whoever asks for it', async () => {
  const server = auditOf(2)
  const user = openDesk('/desk/audit')
  await screen.findAllByText('核对属实')
  expect(server.asked.at(-1)?.input).toMatchObject({ withoutClock: true })

  await user.click(screen.getByRole('checkbox', { name: /系统自动做的/ }))

  await waitFor(() => expect(server.asked.at(-1)?.input).toMatchObject({ withoutClock: false }))
})
