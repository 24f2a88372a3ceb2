// Who stands in for a colleague: what the phone offers with a case is what the server allows, before, during and after.
import { type CaseAction, caseActionNames } from '@red-steward/domain/cases/actions'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { casesDue } from '@red-steward/domain/cases/due-today'
import { offerOf, phoneActor } from '@red-steward/domain/cases/phone-offers'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { afterEach, expect, test } from 'vitest'
import { handOver } from '../server/src/care/handover.ts'
import { acceptCase } from '../server/src/cases/accept-case.ts'
import { casePage } from '../server/src/cases/case-page.ts'
import { dispatchCase } from '../server/src/cases/dispatch-case.ts'
import '../server/src/cases/index.ts'
import { reportCase } from '../server/src/cases/report-case.ts'
import { done } from '../server/src/testing/cases-world.ts'
import { newDoor } from '../server/src/testing/registry-world.ts'
import { ask, home, itIsNow, machine, newMember, run } from '../server/src/testing/world.ts'
import { Phone } from './sync-phone.ts'

const MORNING = '2026-03-02T01:00:00.000Z'
const COVER_ENDS = '2026-03-04T10:00:00.000Z'
const AFTER = '2026-03-04T10:00:01.000Z'
afterEach(() => itIsNow())

const answers = (decision: { allowed: true } | { allowed: false; why: string }) =>
  decision.allowed ? null : decision.why

async function aCase(at: Id, lead: Actor, handler: Actor): Promise<Id> {
  const id = newId()
  done(await run(lead, reportCase, { id, leaf: '0207', dwellingId: at, description: '楼道灯不亮' }))
  done(await run(lead, acceptCase, { caseId: id }))
  done(await run(lead, dispatchCase, { caseId: id, to: { kind: 'PERSON', personId: handler.id } }))
  return id
}

test('what was given to the colleague by name is offered on the phone of who stands in, as long as the cover lasts', async () => {
  itIsNow(MORNING)
  const door = await newDoor(await home())
  const grids = [door.gridId]
  const secretary = await newMember({ role: 'secretary' })
  const lead = await newMember({ role: 'grid-lead', grids })
  const [absent, stand] = [await newMember({ role: 'steward', grids }), await newMember({ role: 'steward', grids })]
  const given = await aCase(door.id, lead, absent)
  const own = await aCase(door.id, lead, stand)
  // Its clock is two days ahead, and nobody sets it.
  const clock = () => new Date(machine.now().getTime() + 2 * 86_400_000)
  const phone = await new Phone(machine, stand, { now: clock }).enrol()
  const actor = () => {
    const { worker, ends } = phone.engine.state.scope!
    return phoneActor({ id: worker.accountId, role: 'steward' }, ends?.covers ?? [], phone.engine.now())
  }
  const offered = (id: Id) => {
    const one = phone.engine.documents.get<CaseDocument>('case', id)!
    const offers = caseActionNames.map((action) => [action, answers(offerOf(one, action, actor(), phone.engine.now()))])
    return Object.fromEntries(offers) as Record<CaseAction, string | null>
  }
  const expectAgreed = async () => {
    for (const id of [given, own]) expect(offered(id)).toEqual(done(await ask(stand, casePage, { caseId: id })).actions)
    return offered(given)
  }
  await phone.engine.sync()
  expect(await expectAgreed()).toMatchObject({
    take: 'case-handled-by-another',
    'mark-handled': 'case-handled-by-another',
  })

  const cover = { fromAccountId: absent.id, toAccountId: stand.id, coverUntil: COVER_ENDS }
  done(await run(secretary, handOver, { id: newId(), ...cover, summary: '请假三天，由同事代班' }))
  await phone.engine.sync()

  expect(await expectAgreed()).toMatchObject({ take: null, 'mark-handled': null, 'resolve-on-the-spot': null })
  const cases = phone.engine.documents.all<CaseDocument>('case')
  const due = casesDue(cases, actor(), '2026-03-12T00:00:00.000Z').map(({ one }) => one.id)
  expect(due.sort()).toEqual([given, own].sort())

  itIsNow(AFTER) // nobody tells the phone
  expect(await expectAgreed()).toMatchObject({ take: 'case-handled-by-another' })
})
