// Two programs with a database each, talking over real HTTP: a case goes over, and its story comes back.
import { newId } from '@red-steward/domain/ids'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { buildApp } from '../app.ts'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { runCommand } from '../kernel/command.ts'
import { openDb } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import { KeyRing } from '../kernel/vault.ts'
import { done, door, page, someone, why } from '../testing/cases-world.ts'
import { freshDatabase } from '../testing/cluster.ts'
import { newReceiver } from '../testing/receiver.ts'
import { ask, home, itIsNow, machine, newMember, run } from '../testing/world.ts'
import { forwardDue, pollDue } from './forward-due.ts'
import { issueKey } from './keys.ts'
import { outsideOf } from './outside.ts'
import { addSystem, changeSystem, forwardCase, listSystems } from './systems.ts'

const administrator = await newMember({ role: 'system-administrator' })
const secretary = await newMember({ role: 'secretary' })
const steward = await someone('steward')
const roads = { allowPrivate: true, timeoutMs: 2_000 }
let minutes = 0
/** Time for the next round of asking. */
const later = () => itIsNow(new Date(Date.now() + ++minutes * 6 * 60_000).toISOString())

/** The city's program, with a secretary who closes cases there. */
async function cityProgram() {
  const url = await freshDatabase(inject('clusterUrl'), `t_${newId().replaceAll('-', '')}`)
  const db = openDb({ connectionString: url, role: 'steward_app', max: 4 })
  const city: Machine = { ...machine, db, keys: new KeyRing(Buffer.alloc(32, 9)) }
  const communityId = newId()
  const person = newId()
  const actor = { id: person, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
  await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
    await tx.insertInto('communities').values({ id: communityId, code: '522699990001', name: '城管中心' }).execute()
    await tx.insertInto('accounts').values({ id: person, login_name: 'city', display_name: '城管' }).execute()
  })
  const app = await buildApp(city, { secure: false, logLevel: 'silent' })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await app.close()
    await db.close()
  })
  const by = (
    command: Parameters<typeof run>[1],
    input: unknown,
    role: 'secretary' | 'system-administrator' = 'secretary',
  ) => runCommand(city, { actor: { ...actor, role } }, command, newId(), input)
  const cases = () =>
    entered(db, { actor }, new Date().toISOString(), ({ tx }) => tx.selectFrom('cases').selectAll().execute())
  const { apiKey } = done(await by(issueKey, { id: newId(), name: '社区' }, 'system-administrator'))
  return { url: `${address}/open311/v2`, apiKey: apiKey as string, by, cases }
}

const rubbish = () => ({
  id: newId(),
  leaf: '0401',
  buildingId: door.building.buildingId,
  description: '王大力家楼下垃圾没清',
})
const actionsOf = async (caseId: string) =>
  (await page(secretary, caseId)).hops.map(({ action, text }: { action: string; text: string }) => [action, text])

describe('a case for the city', () => {
  test('goes over by itself, without anybody’s words, and what the city does comes back as hops', async () => {
    const city = await cityProgram()
    const systemId = newId()
    const system = {
      id: systemId,
      name: '城管',
      url: city.url,
      jurisdictionId: '522699990001',
      services: { '0401': '0401', '0903': '0903' },
    }
    done(await run(administrator, addSystem, { ...system, apiKey: city.apiKey, isAutomatic: true }))
    const report = rubbish()
    const { caseNo } = done(await run(steward, reportCase, report))

    await forwardDue(machine, await home(), roads)
    await forwardDue(machine, await home(), roads)

    const [there, ...more] = await city.cases()
    expect(more).toEqual([])
    expect(there).toMatchObject({ leaf: '0401', source: 'OTHER_SYSTEM', description: `垃圾清运不及时（${caseNo}）` })
    expect(await actionsOf(report.id)).toContainEqual(['FORWARDED', `城管：${there!.case_no}`])

    done(await city.by(resolveOnTheSpot, { caseId: there!.id, residentSays: 'NOBODY' }))
    await pollDue(machine, await home(), roads)
    later()
    await pollDue(machine, await home(), roads)
    expect((await actionsOf(report.id)).filter(([action]: [string]) => action === 'OUTSIDE_UPDATE')).toEqual([
      ['OUTSIDE_UPDATE', '城管：这件事已经办结。'],
    ])
    const { to } = done(await ask(secretary, outsideOf, { caseId: report.id }))
    expect(to).toMatchObject([{ system: '城管', state: 'CLOSED', outsideId: there!.case_no }])

    // A batch service answers with a token first.
    const idea = { id: newId(), leaf: '0903', place: '社区' }
    done(await run(steward, reportCase, idea))
    await forwardDue(machine, await home(), roads)
    expect(done(await ask(secretary, outsideOf, { caseId: idea.id })).to).toMatchObject([
      { state: 'SENT', outsideId: null },
    ])
    later()
    await pollDue(machine, await home(), roads)
    const [number] = done(await ask(secretary, outsideOf, { caseId: idea.id })).to
    expect(number.outsideId).toMatch(/^RS/)
    const elsewhere = { ...system, url: 'https://elsewhere.example/open311/v2', enabled: false }
    expect(why(await run(administrator, changeSystem, elsewhere))).toBe('key-is-for-another-address')
    done(await run(administrator, changeSystem, { ...elsewhere, apiKey: 'theirs' }))
    itIsNow()
  })
})

describe('a system that is away', () => {
  test('is asked again later; one that refuses is not; a person passes on what is mapped, once', async () => {
    const other = await newReceiver(() => ({ status: 503 }))
    const systemId = newId()
    done(
      await run(administrator, addSystem, { id: systemId, name: '住建', url: other.url, services: { '0401': 'r1' } }),
    )
    const report = rubbish()
    done(await run(steward, reportCase, report))
    done(await run(secretary, forwardCase, { caseId: report.id, systemId }))
    expect(why(await run(secretary, forwardCase, { caseId: report.id, systemId }))).toBe('forward-already')
    const lamp = { id: newId(), leaf: '0502', place: '东门' }
    done(await run(steward, reportCase, lamp))
    expect(why(await run(secretary, forwardCase, { caseId: lamp.id, systemId }))).toBe('forward-not-mapped')

    await forwardDue(machine, await home(), roads)
    expect(await forwardDue(machine, await home(), roads)).toBe(0)
    itIsNow(new Date(Date.now() + 60_000).toISOString())
    other.answer = () => ({
      body: JSON.stringify([{ service_request_id: 4711, service_notice: null, account_id: null }]),
    })
    expect(await forwardDue(machine, await home(), roads)).toBe(1)
    expect(done(await ask(secretary, outsideOf, { caseId: report.id })).to).toMatchObject([
      { state: 'SENT', outsideId: '4711' },
    ])

    const again = rubbish()
    done(await run(steward, reportCase, again))
    done(await run(secretary, forwardCase, { caseId: again.id, systemId }))
    other.answer = () => ({ status: 400, body: '[]' })
    await forwardDue(machine, await home(), roads)
    expect(done(await ask(secretary, listSystems, {})).rows.at(-1)).toMatchObject({ failed: 1, open: 1 })
    itIsNow()
  })

  test('is heard of however many are open there, by questions that are not too long', async () => {
    let made = 0
    const other = await newReceiver(({ method, path }) => {
      if (method === 'POST') return { body: JSON.stringify([{ service_request_id: `B-${++made}` }]) }
      const ids = new URL(path, 'http://there').searchParams.get('service_request_id')?.split(',') ?? []
      if (!path.startsWith('/requests.json') || ids.length > 100) return { status: 414, body: '[]' }
      return {
        body: JSON.stringify(ids.map((id) => ({ service_request_id: id, status: id === 'B-120' ? 'closed' : 'open' }))),
      }
    })
    const systemId = newId()
    const system = { id: systemId, name: '园林所', url: other.url, services: { '0406': 'tree' }, isAutomatic: true }
    done(await run(administrator, addSystem, system))
    const trees = Array.from({ length: 120 }, () => ({ id: newId(), leaf: '0406', place: '河边' }))
    for (const tree of trees) done(await run(steward, reportCase, tree))
    while ((await forwardDue(machine, await home(), roads)) > 0);
    await pollDue(machine, await home(), roads)

    expect(made).toBe(120)
    const states = await Promise.all(
      trees.map(async ({ id }) => done(await ask(secretary, outsideOf, { caseId: id })).to[0].state),
    )
    expect(states.filter((state) => state === 'CLOSED')).toHaveLength(1)
    expect(states.filter((state) => state === 'SENT')).toHaveLength(119)
  })

  test('without the extension still tells that it closed something', async () => {
    const other = await newReceiver(({ method, path }) => {
      if (method === 'POST') return { body: JSON.stringify([{ service_request_id: 'A-1' }]) }
      if (path.startsWith('/requests.json'))
        return {
          body: JSON.stringify([{ service_request_id: 'A-1', status: 'closed', status_notes: 'Lamp replaced.' }]),
        }
      return { status: 404, body: '[]' }
    })
    const systemId = newId()
    done(
      await run(administrator, addSystem, {
        id: systemId,
        name: '路灯所',
        url: other.url,
        services: { '0502': 'lamp' },
      }),
    )
    const lamp = { id: newId(), leaf: '0502', place: '东门' }
    done(await run(steward, reportCase, lamp))
    done(await run(secretary, forwardCase, { caseId: lamp.id, systemId }))
    await forwardDue(machine, await home(), roads)
    await pollDue(machine, await home(), roads)

    expect(await actionsOf(lamp.id)).toContainEqual(['OUTSIDE_UPDATE', '路灯所：Lamp replaced.'])
    expect(done(await ask(secretary, outsideOf, { caseId: lamp.id })).to).toMatchObject([{ state: 'CLOSED' }])
    expect(new URLSearchParams(other.got[0]!.body.toString()).get('service_code')).toBe('lamp')
  })
})
