import { type Id, newId } from '@red-steward/domain/ids'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { beforeAll, describe, expect, test } from 'vitest'
import { casePage } from '../cases/case-page.ts'
import { incidentPage } from '../cases/incidents.ts'
import { openIncident } from '../cases/open-incident.ts'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { setChannel } from '../messages/channels.ts'
import { correctPerson } from '../registry/correct-person.ts'
import { done, why } from '../testing/cases-world.ts'
import { deliverNow } from '../testing/messages-world.ts'
import { newReceiver } from '../testing/receiver.ts'
import { aMember, newBuilding, newDoor, newHousehold } from '../testing/registry-world.ts'
import { ask, home, inside, itIsNow, newMember, run } from '../testing/world.ts'
import { answerIncident } from './answer-incident.ts'
import { confirmCode, requestCode } from './codes.ts'
import { follow, myReports } from './follow.ts'
import { openQuestions } from './questions.ts'
import { handOutLink } from './receipt.ts'
import { ask as askAbout, preferences, writeToResident } from './say.ts'

const gateway = await newReceiver()
const administrator = await newMember({ role: 'system-administrator' })
const desk = await newMember({ role: 'station-desk' })
const resident = serviceActor(await home(), 'resident')
await inside(await home(), async (tx) => ensureServiceAccount(tx, await home(), 'resident'))
const sent = () => gateway.got.map(({ body }) => JSON.parse(body.toString()) as { to: string; text: string })
const linkTo = (phone: string) => /#f\.([0-9A-Z]{26})$/.exec(sent().findLast(({ to }) => to === phone)!.text)![1]!

const [head, wife, child, lone] = ['13912340001', '13912340002', '13912340003', '13912340004']
const message = '水管爆裂，已关阀，18:00 前修好。请看看家里是否进水。'
let doors: Awaited<ReturnType<typeof newDoor>>[]
let mine: typeof desk
let headId: Id
let caseId: Id

const tell = async (text = message) => {
  const told = doors.map(({ id }, place) => ({ dwellingId: id, how: place === 0 ? 'SOURCE' : 'BELOW' }))
  gateway.got.length = 0
  done(await run(mine, openIncident, { caseId, sourceId: doors[0]!.id, doors: told, message: text }))
  await deliverNow(await home())
}
const seen = async (key: object) => done(await ask(resident, follow, { key })).case
const incident = async () => done(await ask(mine, incidentPage, { caseId })).incident
const answer = (key: object, said: string, text = '') => run(resident, answerIncident, { key, answer: said, text })

beforeAll(async () => {
  itIsNow('2026-03-11T02:00:00.000Z') // ten in the morning: no quiet hours
  done(await run(administrator, setChannel, { settings: { kind: 'SMS', url: gateway.url, key: 'k' } }))
  const at = await newBuilding(await home())
  doors = [await newDoor(await home(), at), await newDoor(await home(), at), await newDoor(await home(), at)]
  mine = await newMember({ role: 'steward', grids: [at.gridId] })
  const owner = aMember({ name: '李大山', phone: head! })
  headId = owner.id
  const members = [aMember({ name: '李春', phone: wife!, relation: '12', sex: '2', birthDate: '1960-01-01' }), owner]
  await newHousehold({ door: doors[0]!, members })
  await newHousehold({
    door: doors[1]!,
    members: [
      aMember({ name: '周平' }),
      aMember({ name: '周小', phone: child!, relation: '20', birthDate: '2010-12-02' }),
      aMember({ name: '周兰', phone: lone!, relation: '12', sex: '2', birthDate: '1985-03-03' }),
    ],
  })
  caseId = newId()
  done(await run(mine, reportCase, { id: caseId, leaf: '0105', dwellingId: doors[0]!.id, description: '水管爆了' }))
  await tell()
})

describe('a home that a leak reaches', () => {
  test('gets one SMS, to a grown person, the head first; it names nobody and leads to what was said', async () => {
    expect(
      sent()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([head, lone])
    const { case: one } = done(await ask(mine, casePage, { caseId }))
    for (const { text } of sent()) {
      expect(text).toContain(one.caseNo)
      for (const canary of ['李', '周', doors[0]!.room, head!, '爆裂']) expect(text).not.toContain(canary)
    }
    const page = await seen({ link: linkTo(lone!) })
    expect(page).toMatchObject({ kind: 'AFFECTED', text: '', question: null, sms: true })
    expect(page.home).toMatchObject({ asked: true, answers: [], message: { text: message, by: mine.name } })
    expect(page.home.where).toContain(doors[1]!.room)
    expect(page.hops.at(-1)).toMatchObject({ action: 'ASKED', text: message })
  })

  test('answers by its link, and the desk sees it; later answers count and earlier ones stay', async () => {
    const key = { link: linkTo(lone!) }
    done(await answer(key, 'NEEDS_HELP', '天花板在滴'))
    expect((await incident()).counts).toMatchObject({ doors: 3, needsHelp: 1, silent: 2 })
    done(await answer(key, 'WELL', '干了'))
    const now = await incident()
    expect(now.counts).toMatchObject({ doors: 3, needsHelp: 0, well: 1, silent: 2 })
    expect(now.doors.at(-1).answers).toMatchObject([
      { answer: 'NEEDS_HELP', text: '天花板在滴', by: '居民' },
      { answer: 'WELL', text: '干了', by: '居民' },
    ])
    const hops = done(await ask(mine, casePage, { caseId })).hops
    expect(hops.at(-1)).toMatchObject({ action: 'HOUSEHOLD', text: '干了', detail: { home: { answer: 'WELL' } } })
    const page = await seen(key)
    expect(page.home).toMatchObject({ asked: false, answers: [{ by: null }, { by: null, answer: 'WELL' }] })
    expect(page.hops.some(({ action }: { action: string }) => action === 'HOUSEHOLD')).toBe(false)
  })

  test('answers by any phone the register has behind that door, and reads nothing of the other homes', async () => {
    const pass = await byPhone(wife!)
    const { reports } = done(await ask(resident, myReports, { pass }))
    expect(reports).toMatchObject([{ asked: true }])
    const key = { pass, id: reports[0].id }
    done(await answer(key, 'NOT_AFFECTED'))
    expect((await incident()).counts).toMatchObject({ notAffected: 1, well: 1, silent: 1 })
    expect(done(await ask(resident, myReports, { pass })).reports).toMatchObject([{ asked: false }])
    expect(JSON.stringify(await seen(key))).not.toContain('天花板')
    const stranger = await byPhone('13912349999')
    expect(why(await answer({ pass: stranger, id: reports[0].id }, 'WELL'))).toBe('not-found')
  })

  test('answers six times at once and once more under an old id: each word is kept once, the home counts once', async () => {
    const key = { link: linkTo(lone!) }
    const own = ({ doors: all }: { doors: { where: string; answer: string; answers: { answer: string }[] }[] }) =>
      all.find(({ where }) => where.includes(doors[1]!.room))!
    const before = own(await incident()).answers.length
    const ids = Array.from({ length: 6 }, () => newId())
    const say = (id: Id, said: string) => run(resident, answerIncident, { key, answer: said, text: '' }, id)
    const told = await Promise.all(ids.map((id, at) => say(id, at % 2 ? 'WELL' : 'NOT_WELL')))
    expect(told.map(why)).toEqual(Array(6).fill('done'))
    expect(why(await say(ids[0]!, 'NEEDS_HELP'))).toBe('done')

    const now = await incident()
    expect(own(now).answers).toHaveLength(before + 6)
    expect(own(now).answer).toBe(own(now).answers.at(-1)!.answer)
    const { doors: all, silent, ...said } = now.counts
    const homes = Object.values(said as Record<string, number>).reduce((sum, n) => sum + n, silent)
    expect([all, homes]).toEqual([3, 3])
  })

  test('may not put a door code into its answer, and who follows otherwise has no home to answer for', async () => {
    expect(why(await answer({ link: linkTo(lone!) }, 'WELL', '门锁密码 2580#'))).toBe('text-forbidden-door-code')
    const link = newSecret(LINK_SIGNS)
    done(await run(desk, handOutLink, { caseId, link }))
    expect(why(await answer({ link }, 'WELL'))).toBe('portal-not-yours')
  })

  test('that wishes for no more messages stays in the list, is not written to, and still answers', async () => {
    const key = { link: linkTo(lone!) }
    done(await run(resident, preferences, { key, leave: true }))
    itIsNow('2026-03-11T03:00:00.000Z')
    await tell('水已排清，电梯恢复。')
    expect(sent().map(({ to }) => to)).toEqual([head])
    expect((await incident()).doors).toHaveLength(3)
    expect((await seen(key)).home).toMatchObject({ asked: true, message: { text: '水已排清，电梯恢复。' } })
    done(await run(resident, preferences, { key, sms: true }))
  })

  test('gets a newer link with a newer message; the old one opens nothing any more', async () => {
    const old = linkTo(head!)
    await tell('请再看一眼天花板。')
    expect(linkTo(head!)).not.toBe(old)
    expect(why(await ask(resident, follow, { key: { link: old } }))).toBe('not-found')
    expect(await seen({ link: linkTo(head!) })).toMatchObject({ kind: 'AFFECTED' })
  })

  test('whose number was corrected is not answered for by whoever has the old one', async () => {
    const link = linkTo(head!)
    done(await run(mine, correctPerson, { personId: headId, base: 1, changes: { phone: '13912340009' } }))
    expect(why(await ask(resident, follow, { key: { link } }))).toBe('not-found')
    expect(why(await answer({ link }, 'WELL'))).toBe('not-found')
  })

  test('asks, and so do others: the desk sees every question with its door, and a reply to one leaves the rest open', async () => {
    const [reporter, neighbour] = [newSecret(LINK_SIGNS), await byPhone(wife!)]
    done(await run(desk, handOutLink, { caseId, link: reporter }))
    const { reports } = done(await ask(resident, myReports, { pass: neighbour }))
    const asking = [
      { key: { link: linkTo(lone!) }, text: '几点能用水？' },
      { key: { pass: neighbour, id: reports[0].id }, text: '电梯好了吗？' },
      { key: { link: reporter }, text: '谁来修？' },
    ]
    for (const asked of asking) done(await run(resident, askAbout, asked))
    const open = async () => done(await ask(mine, openQuestions, { caseId })).questions
    const before = await open()
    expect(before).toMatchObject([
      { kind: 'AFFECTED', text: '几点能用水？', where: expect.stringContaining(doors[1]!.room) },
      { kind: 'AFFECTED', text: '电梯好了吗？', where: expect.stringContaining(doors[0]!.room) },
      { kind: 'REPORTER', text: '谁来修？', where: '' },
    ])

    done(await run(mine, writeToResident, { caseId, text: '六点', hopId: before[0].hopId }))
    done(await run(mine, writeToResident, { caseId, text: '物业' }))
    expect((await open()).map(({ text }: { text: string }) => text)).toEqual(['电梯好了吗？'])
    expect((await seen({ link: linkTo(lone!) })).hops.at(-1)).toMatchObject({ action: 'REPLY', text: '六点' })
    done(await run(resident, askAbout, { key: { link: linkTo(lone!) }, text: '热水呢？' }))
    expect((await open()).map(({ text }: { text: string }) => text)).toEqual(['电梯好了吗？', '热水呢？'])

    const elsewhere = await newMember({ role: 'steward', grids: [(await newBuilding(await home())).gridId] })
    expect(why(await ask(elsewhere, openQuestions, { caseId }))).toBe('not-found')
  })

  test('asks and is answered like any other, and the link ends after thirty days', async () => {
    const link = linkTo(lone!)
    done(await run(resident, askAbout, { key: { link }, text: '几点修好？' }))
    done(await run(mine, resolveOnTheSpot, { caseId, residentSays: 'UNREACHED', resultText: '已换软管' }))
    done(await answer({ link }, 'WELL', '办结以后也能说'))
    itIsNow('2026-04-10T01:00:00.000Z')
    expect(await seen({ link })).toMatchObject({ state: 'CLOSED' })
    itIsNow('2026-04-10T03:00:00.000Z')
    expect(why(await ask(resident, follow, { key: { link } }))).toBe('not-found')
  })
})

/** A pass of a phone confirmed by the code that came by SMS. */
async function byPhone(phone: string): Promise<string> {
  const pass = newSecret(LINK_SIGNS)
  done(await run(resident, requestCode, { phone, pass }))
  await deliverNow(await home())
  const { text } = sent().findLast(({ to }) => to === phone)!
  const code = /验证码 (\d{6})/.exec(text)![1]
  gateway.got.splice(0, gateway.got.length, ...gateway.got.filter(({ body }) => !body.toString().includes('验证码')))
  expect(done(await run(resident, confirmCode, { phone, code, pass })).confirmed).toBe(true)
  return pass
}
