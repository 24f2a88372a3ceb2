import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { saveUnit, setUnitMembers } from '../cases/units.ts'
import { done, why } from '../testing/cases-world.ts'
import { ago, mediating, performing, today } from '../testing/mediation-world.ts'
import { ask, newMember, run } from '../testing/world.ts'
import { fail } from './accept.ts'
import { disputePage } from './dispute-page.ts'
import { guidance } from './guidance.ts'
import { writeRecord } from './records.ts'

const secretary = await newMember({ role: 'secretary' })
const [justice, water] = [
  await newMember({ role: 'department-handler' }),
  await newMember({ role: 'department-handler' }),
]
const seen = async (actor = justice) => done(await ask(actor, guidance, {})).guidance

async function unit(kind: string, accountId: string) {
  const id = newId()
  done(await run(secretary, saveUnit, { id, name: `${kind} ${id}`, kind }))
  done(await run(secretary, setUnitMembers, { unitId: id, accountIds: [accountId] }))
}

test('before a justice office is registered nothing can be handed to it, and the mediator is told what to do', async () => {
  const { mediator, id: disputeId } = await mediating()
  const ended = { disputeId, on: today(), referral: 'JUSTICE_OFFICE', text: '谈不拢' }
  expect(why(await run(mediator, fail, ended))).toBe('justice-office-missing')
  await unit('JUSTICE_OFFICE', justice.id)
  done(await run(mediator, fail, ended))
})

test('its people read the registration of what was handed to them, and not a word of the talks', async () => {
  const one = await mediating({ more: { title: '宠物伤人' } })
  const { mediator, id: disputeId } = one
  done(
    await run(mediator, writeRecord, { id: newId(), disputeId, kind: 'NOTE', heldOn: today(), text: '只给调解员看' }),
  )
  done(await run(mediator, fail, { disputeId, on: today(), referral: 'JUSTICE_OFFICE', text: '谈不拢' }))
  const told = await seen()
  expect(told.handed.find(({ id }: { id: string }) => id === disputeId)).toMatchObject({
    disputeNo: one.no,
    kind: 'FAILED',
    title: '宠物伤人',
    handedOn: today(),
    parties: [{ name: '王小明' }, { name: '李小红' }],
    mediators: [mediator.name],
  })
  expect(JSON.stringify(told)).not.toMatch(/只给调解员看|谈不拢|13800138000|8号楼/)
  expect(why(await ask(justice, disputePage, { disputeId }))).toBe('role-not-allowed')
})

test('a quarrel that went elsewhere, or is confidential, is not among them', async () => {
  const court = await mediating()
  done(await run(court.mediator, fail, { disputeId: court.id, on: today(), referral: 'COURT', text: '去起诉' }))
  const family = await mediating({ more: { type: '01' } })
  const ended = { disputeId: family.id, on: today(), referral: 'JUSTICE_OFFICE', text: '谈不拢' }
  done(await run(family.mediator, fail, ended))
  const ids = (await seen()).handed.map(({ id }: { id: string }) => id)
  expect(ids).not.toContain(court.id)
  expect(ids).not.toContain(family.id)
})

test('agreements stand with their number and how they are kept, without a name; figures are those of the secretary', async () => {
  const kept = await performing(2)
  const told = await seen()
  expect(told.agreements).toMatchObject([{ disputeNo: kept.no, state: 'PERFORMING', effectOn: ago(2) }])
  expect(JSON.stringify(told.agreements)).not.toMatch(/王小明|李小红|漏水/)
  expect(told.figures.concluded).toBeGreaterThan(2)
})

test('another department learns nothing of mediation', async () => {
  await unit('UTILITY', water.id)
  expect(await seen(water)).toBeNull()
})
