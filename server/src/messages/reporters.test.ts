import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Id, newId } from '@red-steward/domain/ids'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { commands } from '../commands.ts'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { ROOT } from '../kernel/paths.ts'
import { confirmCode, requestCode } from '../portal/codes.ts'
import { myReports } from '../portal/follow.ts'
import { correctPerson } from '../registry/correct-person.ts'
import { mergePersons } from '../registry/merge-persons.ts'
import { done, door, leak, someone } from '../testing/cases-world.ts'
import { deliverNow, messagesOf } from '../testing/messages-world.ts'
import { newReceiver } from '../testing/receiver.ts'
import { aMember, newHousehold } from '../testing/registry-world.ts'
import { ask, home, inside, itIsNow, newMember, run } from '../testing/world.ts'
import { setChannel } from './channels.ts'

expect(commands.length).toBeGreaterThan(50) // the hooks on cases are there once the program is put together
const gateway = await newReceiver()
const administrator = await newMember({ role: 'system-administrator' })
done(await run(administrator, setChannel, { settings: { kind: 'SMS', url: gateway.url, key: 'k' } }))
const steward = await someone('steward')
const resident = serviceActor(await home(), 'resident')
await inside(await home(), async (tx) => ensureServiceAccount(tx, await home(), 'resident'))
itIsNow('2026-03-11T02:00:00.000Z') // ten in the morning: no quiet hours

const backfill = readFileSync(join(ROOT, 'server/migrations/0232_reporters_of_open_cases.sql'), 'utf8')

const sent = () => gateway.got.map(({ body }) => JSON.parse(body.toString()) as { to: string; text: string })

async function newPerson(phone: string | null): Promise<Id> {
  const member = aMember({ name: '张春生', ...(phone ? { phone } : {}) })
  await newHousehold({ door, members: [member] })
  return member.id
}

/** What the steward wrote down for them, and then settled. */
async function toldAndClosed(reporterPersonId: Id, more: object = {}) {
  const report = leak({ leaf: '0207', reporterPersonId, contactOk: true, ...more })
  const { caseNo } = done(await run(steward, reportCase, report))
  gateway.got.length = 0
  done(await run(steward, resolveOnTheSpot, { caseId: report.id, residentSays: 'WELL', resultText: '已换灯泡' }))
  return { caseId: report.id, caseNo: caseNo as string }
}

/** A pass of a phone that was confirmed by the code it got. */
async function confirmed(phone: string) {
  const pass = newSecret(LINK_SIGNS)
  gateway.got.length = 0
  done(await run(resident, requestCode, { phone, pass }))
  await deliverNow(await home())
  const code = /验证码 (\d{6})/.exec(
    sent()
      .map(({ text }) => text)
      .join(),
  )![1]
  expect(done(await run(resident, confirmCode, { phone, code, pass })).confirmed).toBe(true)
  return pass
}

describe('somebody of the register for whom a steward reported', () => {
  test('is told by SMS at the number the register has when it goes out, and the text says nothing of them', async () => {
    const personId = await newPerson('13812345678')
    const { caseNo } = await toldAndClosed(personId)
    done(await run(steward, correctPerson, { personId, base: 1, changes: { phone: '13912345678' } }))
    await deliverNow(await home())
    expect(sent()).toEqual([expect.objectContaining({ to: '13912345678', text: expect.stringContaining(caseNo) })])
    for (const told of ['张春生', door.room, '13812345678', '13912345678']) expect(sent()[0]!.text).not.toContain(told)
  })

  test('is not written to when they want no call, want no name, or it is confidential', async () => {
    const personId = await newPerson('13812345679')
    await toldAndClosed(personId, { contactOk: false })
    await toldAndClosed(personId, { anonymous: true })
    done(
      await run(steward, reportCase, {
        ...leak({ leaf: '0705', dwellingId: null }),
        reporterPersonId: personId,
        contactOk: true,
      }),
    )
    await deliverNow(await home())
    expect(sent()).toEqual([])
  })

  test('without a phone leaves no message behind', async () => {
    const { caseId } = await toldAndClosed(await newPerson(null))
    const rows = (await messagesOf(await home())).filter((row) => row.case_id === caseId)
    expect(rows.filter(({ channel }) => channel === 'SMS')).toEqual([])
  })

  test('confirms that phone at the portal and finds the case there', async () => {
    const personId = await newPerson('13812345680')
    const { caseNo } = await toldAndClosed(personId)
    const pass = await confirmed('13812345680')
    const { reports } = done(await ask(resident, myReports, { pass }))
    expect(reports.map((one: { caseNo: string }) => one.caseNo)).toEqual([caseNo])
    const other = await confirmed('13812345681')
    expect(done(await ask(resident, myReports, { pass: other })).reports).toEqual([])
  })

  test('hears also of a case that was open before reporters were told, and follows it once', async () => {
    const personId = await newPerson('13812345684')
    const report = leak({ leaf: '0207', reporterPersonId: personId, contactOk: true })
    done(await run(steward, reportCase, report))
    const followers = async () =>
      inside(await home(), (tx) =>
        tx.selectFrom('case_followers').select(['kind', 'person_id']).where('case_id', '=', report.id).execute(),
      )
    await inside(await home(), (tx) => tx.deleteFrom('case_followers').where('case_id', '=', report.id).execute())
    for (const _ of ['first', 'again']) {
      await inside(await home(), (tx) => sql.raw(backfill).execute(tx))
      expect(await followers()).toEqual([{ kind: 'REPORTER', person_id: personId }])
    }
  })

  test('whose record was merged into another is told at the number of the one that stayed', async () => {
    const [kept, dropped] = [await newPerson('13812345682'), await newPerson('13812345683')]
    await toldAndClosed(dropped)
    const lead = await someone('grid-lead')
    done(await run(lead, mergePersons, { id: newId(), keptId: kept, droppedId: dropped, take: [], home: 'kept' }))
    await deliverNow(await home())
    expect(sent().map(({ to }) => to)).toEqual(['13812345682'])
  })
})
