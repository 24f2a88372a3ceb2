import { Role } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { done, refusal, told } from '../testing/care-world.ts'
import { auditOf, home, inside, itIsNow, newCommunity, newMember, run } from '../testing/world.ts'
import { addToReport, listConfidential, passOnReport, readConfidential, reportConfidential } from './confidential.ts'

itIsNow('2026-03-02T04:00:00.000Z')

const FACTS = '三单元的孩子手臂上有淤青'
const report = (id = newId()) => ({
  id,
  code: '0704',
  facts: FACTS,
  where: '三单元楼道',
  seenAt: '2026-03-02T03:00:00.000Z',
  calledPolice: true,
})

test.each(Role.options)('a report by somebody else, as a %s meets it', async (role) => {
  const reporter = await newMember({ role: 'steward' })
  const input = report()
  await done(reporter, reportConfidential, input)
  const other = await newMember({ role })
  const read = { reportId: input.id }

  if (role === 'secretary') {
    expect(await told(other, readConfidential, read)).toMatchObject({
      facts: FACTS,
      reportedBy: reporter.name,
      mine: false,
    })
    expect(await auditOf(other)).toMatchObject([
      { action: 'looked', subject_kind: 'confidential-report', subject_id: input.id },
    ])
    return
  }
  const may = isAllowed({ role }, 'care.report-confidential')
  expect(await refusal(other, readConfidential, read)).toBe(may ? 'not-found' : 'role-not-allowed')
  expect(await refusal(other, addToReport, { id: newId(), ...read, text: '再补充' })).toBe(
    may ? 'not-found' : 'role-not-allowed',
  )
  expect(
    await refusal(other, passOnReport, { id: newId(), ...read, to: 'POLICE', at: '2026-03-02T03:30:00.000Z' }),
  ).toBe('role-not-allowed')
  if (may) expect(await told(other, listConfidential)).toEqual({ reports: [] })
})

test('seen by a clock that runs ahead, it is kept as seen by now', async () => {
  const reporter = await newMember({ role: 'steward' })
  const input = { ...report(), seenAt: '2030-01-01T00:00:00.000Z' }

  await done(reporter, reportConfidential, input)

  const { seenAt } = await told(reporter, readConfidential, { reportId: input.id })
  expect(seenAt).toBe('2026-03-02T04:00:00.000Z')
})

test('who reports reads and adds; the secretary passes on; neither knows more of the other than needed', async () => {
  const reporter = await newMember({ role: 'volunteer' })
  const secretary = await newMember({ role: 'secretary' })
  const input = report()
  await done(reporter, reportConfidential, input)
  await done(reporter, addToReport, { id: newId(), reportId: input.id, text: '今天没来上学' })
  await done(secretary, passOnReport, {
    id: newId(),
    reportId: input.id,
    to: 'POLICE',
    at: '2026-03-02T03:30:00.000Z',
    note: '王警官接收',
  })

  const own = await told(reporter, readConfidential, { reportId: input.id })
  expect(own).toMatchObject({
    additions: [{ text: '今天没来上学' }],
    passedOn: [{ to: 'POLICE' }],
    mine: true,
    reportedBy: null,
  })
  expect(await refusal(secretary, addToReport, { id: newId(), reportId: input.id, text: '补充' })).toBe('not-found')
  const elsewhere = await newMember({ role: 'secretary', community: await newCommunity() })
  expect(await refusal(elsewhere, readConfidential, { reportId: input.id })).toBe('not-found')
})

test('nothing of a report stands anywhere in clear: not in its table, the answers, the history, the feed or the audit', async () => {
  const reporter = await newMember({ role: 'steward' })
  const input = report()
  await done(reporter, reportConfidential, input)

  const rows = await inside(await home(), async (tx) => ({
    reports: await tx.selectFrom('confidential_reports').selectAll().where('id', '=', input.id).execute(),
    commands: await tx.selectFrom('commands').selectAll().where('actor_id', '=', reporter.id).execute(),
    history: await tx.selectFrom('history').selectAll().where('actor_id', '=', reporter.id).execute(),
    audit: await tx.selectFrom('audit').selectAll().where('actor_id', '=', reporter.id).execute(),
    feed: await tx.selectFrom('feed').selectAll().where('subject_id', '=', input.id).execute(),
  }))

  expect(rows.reports).toHaveLength(1)
  expect(rows.reports[0]!.sealed.includes(Buffer.from('淤青'))).toBe(false)
  expect(JSON.stringify({ ...rows, reports: [] })).not.toMatch(/淤青|楼道|0704/)
  expect(rows.history).toEqual([])
  expect(rows.feed).toEqual([])
  expect(rows.audit).toMatchObject([{ action: 'care.report-confidential', subject_id: null }])
})

test('a door code is refused even here; offences and injuries may be said', async () => {
  const reporter = await newMember({ role: 'steward' })
  expect(await refusal(reporter, reportConfidential, { ...report(), facts: '门锁密码 1234' })).toBe(
    'text-forbidden-door-code',
  )
  expect(await run(reporter, reportConfidential, { ...report(), facts: '父亲吸毒，打孩子' })).toMatchObject({
    outcome: 'done',
  })
})
