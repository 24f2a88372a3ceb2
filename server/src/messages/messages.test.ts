import { type Id, newId } from '@red-steward/domain/ids'
import { markRead as markReadShape } from '@red-steward/domain/messages/own'
import { describe, expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { commands } from '../commands.ts'
import { command } from '../kernel/command.ts'
import { done, door, leak, someone, why } from '../testing/cases-world.ts'
import { deliverNow, messagesOf, said } from '../testing/messages-world.ts'
import { newReceiver } from '../testing/receiver.ts'
import { ask, home, inside, itIsNow, machine, newMember, run } from '../testing/world.ts'
import { setChannel, testChannel } from './channels.ts'
import { inbox, markRead, unread } from './inbox.ts'
import { outbox, sendAgain } from './outbox.ts'
import { ownPreferences, setFollowerPreferences, setPreferences } from './preferences.ts'
import { sendCode } from './send.ts'

expect(commands.length).toBeGreaterThan(50) // the hook on cases is there once the program is put together
const administrator = await newMember({ role: 'system-administrator' })
const PHONE = '13900001234'

/** Runs inside a command's transaction, as other modules do. */
const within = (work: Parameters<typeof command>[1]) => {
  return run(administrator, command(markReadShape as never, work), {})
}

async function follow(caseId: Id, { kind = 'REPORTER', phone = PHONE } = {}) {
  const id = newId()
  await inside(await home(), async (tx) => {
    const vault = await machine.keys.of(tx, await home())
    const sealed = vault.seal(phone, `case_followers|phone_sealed|${id}`)
    await tx
      .insertInto('case_followers')
      .values({
        community_id: await home(),
        id,
        case_id: caseId,
        kind,
        phone_sealed: sealed,
        joined_at: '2026-03-11T05:00:00.000Z',
      })
      .execute()
  })
  return id
}

const gateway = await newReceiver()
const smsOfGateway = () =>
  gateway.got.map(({ body }) => JSON.parse(body.toString()) as { id: string; to: string; text: string })
const withSms = () => run(administrator, setChannel, { settings: { kind: 'SMS', url: gateway.url, key: 'k' } })

describe('a colleague', () => {
  test('whose post a new case waits for finds it in the inbox; whoever wrote it down does not', async () => {
    const [steward, other, elsewhere] = [
      await someone('steward'),
      await someone('steward'),
      await newMember({ role: 'steward', grids: [newId()] }),
    ]
    const report = leak()
    const { caseNo } = done(await run(steward, reportCase, report))

    const { rows } = done(await ask(other, inbox, {}))
    expect(rows).toMatchObject([
      { template: 'case-new', caseId: report.id, readAt: null, params: { caseNo, leaf: '0105' } },
    ])
    expect(done(await ask(steward, inbox, {})).rows).toEqual([])
    expect(done(await ask(elsewhere, inbox, {})).rows).toEqual([])

    done(await run(other, markRead, { ids: [rows[0].id] }))
    expect(done(await ask(other, unread, {}))).toEqual({ unread: 0 })
    done(await run(elsewhere, markRead, { ids: [rows[0].id] }))
    expect(done(await ask(other, inbox, { unreadOnly: true })).rows).toEqual([])
  })

  test('who answers for a case hears what others do with it, and not what they did themselves', async () => {
    const [steward, lead] = [await someone('steward'), await someone('grid-lead')]
    const report = leak()
    done(await run(lead, reportCase, report))
    done(await run(steward, markRead, {}))
    await inside(await home(), (tx) =>
      tx.updateTable('cases').set({ responsible_id: steward.id }).where('id', '=', report.id).execute(),
    )
    done(await run(lead, resolveOnTheSpot, { caseId: report.id, residentSays: 'WELL' }))

    const { rows } = done(await ask(steward, inbox, { unreadOnly: true }))
    expect(rows).toMatchObject([{ template: 'case-hop', params: { action: 'CLOSED' } }])
    expect(done(await ask(lead, inbox, {})).rows.filter(({ caseId }: { caseId: Id }) => caseId === report.id)).toEqual(
      [],
    )
  })

  test('sees of a confidential case that there is one, if secretary, and nobody else hears of it', async () => {
    const secretary = await newMember({ role: 'secretary' })
    const [steward, other] = [await someone('steward'), await someone('steward')]
    const report = { id: newId(), leaf: '0704', description: '邻居听到孩子哭' }
    done(await run(steward, reportCase, report))

    const { rows } = done(await ask(secretary, inbox, {}))
    expect(rows[0]).toMatchObject({ template: 'confidential', params: { path: `/desk/cases/${report.id}` } })
    expect(Object.keys(rows[0].params)).toEqual(['path'])
    expect(done(await ask(other, inbox, {})).rows.filter(({ caseId }: { caseId: Id }) => caseId === report.id)).toEqual(
      [],
    )
    const about = (await messagesOf(await home())).filter((row) => row.case_id === report.id)
    expect(new Set(about.map(({ channel }) => channel))).toEqual(new Set(['IN_APP']))
  })

  test('chooses ways and quiet hours; an address is needed first and is kept sealed', async () => {
    const steward = await someone('steward')
    const chosen = { quietHours: { from: '23:00', to: '06:00' }, email: true, language: 'en' }
    expect(why(await run(steward, setPreferences, chosen))).toBe('message-address-missing')
    done(await run(steward, setPreferences, { ...chosen, emailAddress: 'wu@example.org' }))

    const told = done(await ask(steward, ownPreferences, {}))
    expect(told.preferences).toMatchObject({ ...chosen, emailAddress: 'wu@example.org', push: true, wecom: false })
    const rows = await inside(await home(), (tx) => tx.selectFrom('message_preferences').selectAll().execute())
    expect(rows.map((row) => row.email_sealed?.toString('latin1')).join()).not.toContain('wu@')
  })
})

describe('a resident who follows a case', () => {
  test('gets an SMS with its number and a link, and nothing else that anybody could be known by', async () => {
    done(await withSms())
    const steward = await someone('steward')
    // Everything a canary could be: a name, a phone, an address.
    const canaries = ['王大力', '13812345678', door.room, '第八幢']
    const report = leak({ title: '王大力家漏水', description: `第八幢 ${door.room} 13812345678` })
    const { caseNo } = done(await run(steward, reportCase, report))
    await follow(report.id)
    done(await run(steward, resolveOnTheSpot, { caseId: report.id, residentSays: 'WELL', resultText: '王大力已更换' }))

    await deliverNow(await home())

    const sent = smsOfGateway().filter(({ to }) => to === PHONE)
    expect(sent).toHaveLength(1)
    expect(sent[0]!.text).toMatch(
      new RegExp(`^【社区红管家】事件 ${caseNo} 有新进展。 https://steward.example.org/portal/\\d{12}#mine$`),
    )
    for (const canary of canaries) expect(sent[0]!.text).not.toContain(canary)
    expect(gateway.got.at(-1)!.headers.authorization).toBe('Bearer k')
  })

  test('sleeps until seven, unless there is danger', async () => {
    done(await withSms())
    const steward = await someone('steward')
    const [calm, danger] = [{ id: newId(), leaf: '0207', buildingId: door.building.buildingId }, leak()]
    itIsNow('2026-03-11T15:00:00.000Z')
    for (const report of [calm, danger]) {
      done(await run(steward, reportCase, report))
      await follow(report.id, { phone: report === calm ? '13900000001' : '13900000002' })
      done(await run(steward, resolveOnTheSpot, { caseId: report.id, residentSays: 'WELL' }))
    }
    await deliverNow(await home())
    const atNight = smsOfGateway().map(({ to }) => to)
    itIsNow('2026-03-11T23:00:00.000Z')
    await deliverNow(await home())
    const inTheMorning = smsOfGateway().map(({ to }) => to)
    itIsNow()

    expect([atNight.includes('13900000001'), atNight.includes('13900000002')]).toEqual([false, true])
    expect(inTheMorning).toContain('13900000001')
  })

  test('who wants no SMS gets none', async () => {
    done(await withSms())
    const steward = await someone('steward')
    const report = leak()
    done(await run(steward, reportCase, report))
    const followerId = await follow(report.id, { phone: '13900000003' })
    const chosen = {
      sms: false,
      email: false,
      emailAddress: '',
      language: 'zh' as const,
      quietHours: { from: '22:00', to: '07:00' },
    }
    expect(why(await within((context) => setFollowerPreferences(context, followerId, chosen)))).toBe('done')
    done(await run(steward, resolveOnTheSpot, { caseId: report.id, residentSays: 'WELL' }))
    await deliverNow(await home())
    expect(smsOfGateway().map(({ to }) => to)).not.toContain('13900000003')
  })
})

test('the key of a gateway is not sent to another by changing the address alone; on the same host it stays', async () => {
  done(await withSms())
  const set = (url: string, key?: string) =>
    run(administrator, setChannel, { settings: { kind: 'SMS', url, ...(key ? { key } : {}) } })
  expect(why(await set('https://elsewhere.example/send'))).toBe('key-is-for-another-address')
  expect(why(await set(`${gateway.url}/v2/send`))).toBe('done')
  expect(why(await set('https://elsewhere.example/send', 'another'))).toBe('done')
  done(await withSms())
})

describe('a one-time code', () => {
  const off = () => run(administrator, setChannel, { settings: { kind: 'SMS', url: gateway.url }, enabled: false })
  let code = ''
  const order = () =>
    within(async (context) => {
      code = await sendCode(context, PHONE, 'follow')
    })

  test('goes to the phone whatever the hour, and is nowhere to be read afterwards', async () => {
    done(await withSms())
    done(await order())
    await deliverNow(await home())
    expect(smsOfGateway().at(-1)).toMatchObject({ to: PHONE, text: `【社区红管家】验证码 ${code}，10 分钟内有效。` })
    const row = (await messagesOf(await home())).at(-1)!
    expect(row).toMatchObject({ state: 'SENT', to_sealed: null, secret_sealed: null })
    expect(JSON.stringify(row.params)).not.toContain(code)
  })

  test('is shown to the operator of a demo without gateway, and to nobody elsewhere', async () => {
    done(await off())
    done(await order())
    await deliverNow(await home(), { demo: true })
    const shown = done(await ask(administrator, outbox, { state: 'SHOWN' })).rows
    expect(shown[0].shown).toContain(code)
    expect(said.at(-1)).toContain(code)
    expect(said.at(-1)).not.toContain(PHONE)

    done(await order())
    await deliverNow(await home())
    const [dead] = done(await ask(administrator, outbox, { state: 'DEAD' })).rows
    expect(dead).toMatchObject({ problem: 'no-channel', shown: null })
    expect(said.join()).not.toContain(code)
    itIsNow(new Date(Date.now() + 11 * 60_000).toISOString())
    expect(why(await run(administrator, sendAgain, { ids: [dead.id] }))).toBe('message-too-late')
    itIsNow()
  })

  test('ten minutes late is not sent at all', async () => {
    done(await withSms())
    done(await order())
    itIsNow(new Date(Date.now() + 11 * 60_000).toISOString())
    await deliverNow(await home())
    itIsNow()
    expect((await messagesOf(await home())).at(-1)).toMatchObject({
      state: 'DROPPED',
      problem: 'expired',
      secret_sealed: null,
    })
    expect(smsOfGateway().at(-1)!.text).not.toContain(code)
  })
})

test('a test message goes the way of all messages, and a wrong phone is refused', async () => {
  done(await withSms())
  expect(why(await run(administrator, testChannel, { kind: 'SMS', to: '12' }))).toBe('phone-malformed')
  done(await run(administrator, testChannel, { kind: 'SMS', to: '139 0000 9999' }))
  await deliverNow(await home())
  expect(smsOfGateway().at(-1)).toMatchObject({ to: '13900009999' })
})
