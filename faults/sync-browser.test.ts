// The phone in a real Chromium against the real server: PIN, lease, wipe, shared phones, two tabs, work without a line.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Id, newId } from '@red-steward/domain/ids'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import type { FastifyInstance } from 'fastify'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../server/src/app.ts'
import { addAccount } from '../server/src/identity/index.ts'
import { commands } from '../server/src/sync/index.ts'
import { aMember, newBuilding, newDoor, newHousehold, personById } from '../server/src/testing/registry-world.ts'
import { home, inside, itIsNow, machine, newMember, run } from '../server/src/testing/world.ts'
import { devicePage, openProfile } from './sync-page.ts'

const PASSWORD = '江边的第九棵柳树'
const PIN = '482915'
let app: FastifyInstance
let url: string
let folder: string
let context: BrowserContext

beforeAll(async () => {
  app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-profile-'))
  context = await openProfile(folder)
})
afterEach(async () => {
  itIsNow()
  await context.close()
  rmSync(folder, { recursive: true, force: true })
})

let stewards = 0

async function aSteward() {
  const communityId = await home()
  const building = await newBuilding(communityId)
  const door = await newDoor(communityId, building)
  const household = await newHousehold({ door, members: [aMember({ name: '龙小雨', phone: '13800004321' })] })
  const loginName = `phone.steward${++stewards}`
  await inside(communityId, (tx) =>
    addAccount(tx, {
      loginName,
      name: '龙大姐',
      password: PASSWORD,
      posts: [{ communityId, role: 'steward', gridIds: [building.gridId], startsAt: '2020-01-01T00:00:00.000Z' }],
    }),
  )
  return { communityId, loginName, personId: household.personIds[0]!, householdId: household.id }
}

async function signIn(page: Page, loginName: string, label = '龙', pin = PIN) {
  await page.evaluate((input) => window.device.signIn(input), { loginName, password: PASSWORD, label, pin })
  await synced(page)
}
const synced = (page: Page) =>
  page.waitForFunction(() => window.device.status.lastSyncAt && !window.device.status.firstLoad)
const phaseOf = (page: Page) => page.evaluate(() => window.device.phase)
const nameOf = (page: Page, id: Id) =>
  page.evaluate((id) => window.device.replica.get<PersonDocument>('person', id)?.name, id)
const refusalOf = (page: Page, pin: string) =>
  page.evaluate(
    (pin) =>
      window.device.unlock(window.device.vaults[0]!.vaultId, pin).then(
        () => null,
        (failure) => ({ why: failure.why as string, detail: failure.detail as { triesLeft?: number } }),
      ),
    pin,
  )
const unlock = (page: Page) => page.evaluate((pin) => window.device.unlock(window.device.vaults[0]!.vaultId, pin), PIN)
const correctName = (page: Page, personId: Id, name: string) =>
  page.evaluate(
    async ({ personId, name }) => {
      const person = window.device.replica.get<PersonDocument>('person', personId)!
      const input = { personId, base: person.version, changes: { name } }
      return window.device.save(window.shapes.correctPerson!, input, {
        about: [personId],
        shows: [{ put: { ...person, name } as PersonDocument }],
      })
    },
    { personId, name },
  )

test('she signs in once, and later opens what the phone holds with her PIN and no connection', async () => {
  const { loginName, personId } = await aSteward()
  const page = await devicePage(context, url)
  expect(await phaseOf(page)).toBe('no-vault')

  await signIn(page, loginName)
  expect(await nameOf(page, personId)).toBe('龙小雨')
  await page.close()
  const later = await devicePage(context, url)
  await context.setOffline(true)
  expect(await phaseOf(later)).toBe('locked')
  expect(await nameOf(later, personId)).toBeUndefined()
  expect(await refusalOf(later, '000000')).toMatchObject({ why: 'wrong-pin', detail: { triesLeft: 9 } })
  await unlock(later)

  expect(await phaseOf(later)).toBe('open')
  expect(await nameOf(later, personId)).toBe('龙小雨')
})

test('what she types without a connection survives the browser and reaches the desk', async () => {
  const { loginName, personId, communityId } = await aSteward()
  const page = await devicePage(context, url)
  await signIn(page, loginName)

  await context.setOffline(true)
  await correctName(page, personId, '龙晓雨')
  expect(await page.evaluate(() => window.device.pending.map(({ state }) => state))).toEqual(['waiting'])
  await context.close()
  context = await openProfile(folder)
  const again = await devicePage(context, url)
  await unlock(again)
  expect(await nameOf(again, personId)).toBe('龙晓雨')
  await again.waitForFunction(() => window.device.pending[0]?.state === 'uploaded')

  expect(await personById(communityId, personId)).toMatchObject({ name: '龙晓雨' })
})

test('ten wrong PINs lock until sign-in; what was typed is safe', async () => {
  const { loginName, personId } = await aSteward()
  const page = await devicePage(context, url)
  await signIn(page, loginName)
  await context.setOffline(true)
  await correctName(page, personId, '龙晓雨')

  await page.evaluate(() => window.device.lock())
  for (let left = 9; left > 0; left--) {
    expect(await refusalOf(page, '111111')).toMatchObject({ why: 'wrong-pin', detail: { triesLeft: left } })
  }
  expect(await refusalOf(page, '111111')).toMatchObject({ why: 'too-many-wrong-pins' })
  expect(await refusalOf(page, PIN)).toMatchObject({ why: 'lease-over' })
  expect(await phaseOf(page)).toBe('expired')
  await context.setOffline(false)
  await signIn(page, loginName, '龙', '735190')

  expect(await page.evaluate(() => window.device.vaults.length)).toBe(1)
  await page.waitForFunction(() => window.device.pending[0]?.state === 'uploaded')
  expect(await nameOf(page, personId)).toBe('龙晓雨')
})

test('a phone called back wipes itself, also when its session is gone', async () => {
  const { loginName, communityId } = await aSteward()
  const page = await devicePage(context, url)
  await signIn(page, loginName)
  const secretary = await newMember({ role: 'secretary' })
  const { id } = await inside(communityId, (tx) =>
    tx
      .selectFrom('devices')
      .innerJoin('accounts', 'accounts.id', 'devices.account_id')
      .select('devices.id')
      .where('login_name', '=', loginName)
      .executeTakeFirstOrThrow(),
  )

  await run(secretary, commands.find(({ name }) => name === 'sync.wipe-device')!, { deviceId: id })
  await page.evaluate(() => window.device.syncNow())

  expect(await phaseOf(page)).toBe('no-vault')
  await expect
    .poll(() =>
      inside(communityId, (tx) =>
        tx.selectFrom('devices').select('wipe_confirmed_at').where('id', '=', id).executeTakeFirstOrThrow(),
      ),
    )
    .not.toEqual({ wipe_confirmed_at: null })
  expect(await rowsInDatabase(page)).toBe(0)
})

test('people who share a phone have a vault each and see nothing of each other', async () => {
  const [one, other] = [await aSteward(), await aSteward()]
  const page = await devicePage(context, url)
  await signIn(page, one.loginName, '龙')
  await page.evaluate(() => window.device.lock())
  await signIn(page, other.loginName, '吴', '660033')

  expect(await page.evaluate(() => window.device.vaults.map(({ label }) => label).sort())).toEqual(['吴', '龙'])
  expect(await nameOf(page, other.personId)).toBe('龙小雨')
  expect(await nameOf(page, one.personId)).toBeUndefined()
  await page.evaluate(() => window.device.lock())
  const wrong = await page.evaluate(
    (pin) =>
      window.device.unlock(window.device.vaults.find(({ label }) => label === '龙')!.vaultId, pin).catch((f) => f.why),
    '660033',
  )
  expect(wrong).toBe('wrong-pin')
})

test('of two tabs one talks to the server; what is typed in either is sent once and seen in both', async () => {
  const { loginName, personId, communityId } = await aSteward()
  const first = await devicePage(context, url)
  await signIn(first, loginName)
  const second = await devicePage(context, url)
  await unlock(second)
  let pushes = 0
  for (const page of [first, second])
    page.on('request', (request) => void (request.url().endsWith('/push') && pushes++))

  await correctName(second, personId, '龙霄雨')
  await second.waitForFunction(() => window.device.pending[0]?.state === 'uploaded')

  await first.waitForFunction(
    (id) => window.device.replica.get<PersonDocument>('person', id)?.name === '龙霄雨',
    personId,
  )
  expect(pushes).toBe(1)
  expect(await personById(communityId, personId)).toMatchObject({ name: '龙霄雨', version: 2 })
})

test('left alone it locks; signing out wipes, and does not forget unsent work silently', async () => {
  const { loginName, personId } = await aSteward()
  const page = await devicePage(context, url, { pinIterations: 1000, idleMs: 4000 })
  await signIn(page, loginName)
  await page.waitForFunction(() => window.device.phase === 'locked')
  await unlock(page)

  await context.setOffline(true)
  await correctName(page, personId, '龙晓雨')
  const refused = await page.evaluate(() => window.device.signOut().catch((failure) => failure.why))
  expect(refused).toBe('unsent-work')
  await page.evaluate(() => window.device.signOut({ evenIfUnsent: true }))

  expect(await phaseOf(page)).toBe('no-vault')
  expect(await rowsInDatabase(page)).toBe(0)
})

test('a stored form of an earlier version opens with everything that was in it', async () => {
  const page = await devicePage(context, url)
  // A version before the first, planted: an outbox without an index, and not yet a log.
  const kept = await page.evaluate(async () => {
    const old = indexedDB.open('planted', 5)
    old.onupgradeneeded = () => {
      for (const name of ['vaults', 'outbox']) {
        old.result.createObjectStore(name, { keyPath: name === 'vaults' ? 'vaultId' : 'key' })
      }
    }
    await new Promise((resolve) => (old.onsuccess = resolve))
    const writing = old.result.transaction('outbox', 'readwrite')
    writing.objectStore('outbox').add({ key: 'k', vaultId: 'v', bytes: new Uint8Array([1, 2, 3]) })
    await new Promise((resolve) => (writing.oncomplete = resolve))
    old.result.close()
    const now = window.openStored('planted')
    await now.open()
    return [await now.table('outbox').toArray(), await now.table('log').toArray()]
  })
  expect(kept).toMatchObject([[{ key: 'k', vaultId: 'v' }], []])
})

test.each([
  { version: 1, without: ['drafts', 'files'] },
  { version: 2, without: ['files'] },
])('a phone of version $version opens with everything in it and keeps $without from then on', async (before) => {
  const page = await devicePage(context, url)
  const kept = await page.evaluate(async ({ version, without }) => {
    const all = ['vaults', 'state', 'blocks', 'log', 'outbox', 'drafts', 'files']
    const stores = all.filter((name) => !without.includes(name))
    const old = indexedDB.open('planted', version * 10) // as Dexie counts
    old.onupgradeneeded = () => {
      for (const name of stores) {
        const store = old.result.createObjectStore(name, { keyPath: name === 'vaults' ? 'vaultId' : 'key' })
        if (name !== 'vaults') store.createIndex('vaultId', 'vaultId')
      }
    }
    await new Promise((resolve) => (old.onsuccess = resolve))
    const writing = old.result.transaction(stores, 'readwrite')
    for (const name of stores) writing.objectStore(name).add({ key: 'k', vaultId: 'v', bytes: new Uint8Array([1]) })
    await new Promise((resolve) => (writing.oncomplete = resolve))
    old.result.close()
    const now = window.openStored('planted')
    await now.open()
    const rows = await Promise.all(all.map(async (name) => [name, (await now.table(name).toArray()).length] as const))
    return rows.filter(([, count]) => count === 0).map(([name]) => name)
  }, before)
  expect(kept).toEqual(before.without)
})

test('a photo lies sealed on disk, is there after a kill, and gone with the vault', async () => {
  const { loginName } = await aSteward()
  const page = await devicePage(context, url)
  await signIn(page, loginName)
  await context.setOffline(true)
  const text = 'picture in clear '.repeat(2000)
  const id = await page.evaluate(
    ({ text, id, caseId }) =>
      window.device.save(
        window.shapes.addPhoto!,
        { id, caseId, bytes: '' },
        {
          about: [caseId],
          file: { field: 'bytes', bytes: new TextEncoder().encode(text) },
        },
      ),
    { text, id: newId(), caseId: newId() },
  )
  const rows = await page.evaluate(async () => {
    const database = window.openStored('red-steward')
    await database.open()
    const tables = await Promise.all(['outbox', 'files'].map((name) => database.table(name).toArray()))
    database.close()
    return tables.map((table) => table.map((row) => String.fromCharCode(...(row as { bytes: Uint8Array }).bytes)))
  })
  expect(rows.map(({ length }) => length)).toEqual([1, 1])
  expect(rows[1]![0]!.length).toBeGreaterThan(text.length)
  expect(rows.flat().filter((row) => row.includes('picture in clear'))).toEqual([])

  await context.close()
  context = await openProfile(folder)
  const again = await devicePage(context, url)
  await context.setOffline(true)
  await unlock(again)
  const opened = await again.evaluate(async (id) => new TextDecoder().decode(await window.device.fileOf(id)), id)
  expect(opened).toBe(text)

  await again.evaluate(() => window.device.signOut({ evenIfUnsent: true }))
  expect(await rowsInDatabase(again)).toBe(0)
})

test('what stands in a form survives lock, kill, and ten wrong PINs; who shares the phone sees none; signing out takes it', async () => {
  const [one, other] = [await aSteward(), await aSteward()]
  const form = `visit/${one.householdId}`
  const noteIn = (page: Page) => page.evaluate((form) => window.device.drafts.get(form, 'note'), form)
  let page = await devicePage(context, url)
  await signIn(page, one.loginName, '龙')

  await page.evaluate((form) => {
    window.device.drafts.keep(form, 'note', '孙女')
    window.device.lock()
  }, form)
  expect(await noteIn(page)).toBeUndefined()
  await unlock(page)
  expect(await noteIn(page)).toBe('孙女')

  await page.evaluate((form) => {
    window.device.drafts.keep(form, 'note', '孙女周末来')
    window.device.drafts.keep('write', 'text', '三楼的灯')
  }, form)
  await expect.poll(() => draftsInDatabase(page)).toBe(2)
  await page.close()
  page = await devicePage(context, url)
  await signIn(page, other.loginName, '吴', '660033')
  expect(await page.evaluate(() => window.device.drafts.forms)).toEqual([])
  await page.evaluate(() => window.device.signOut({ evenIfUnsent: true }))
  for (let tries = 0; tries < 10; tries++) await refusalOf(page, '111111')
  expect(await phaseOf(page)).toBe('expired')
  await signIn(page, one.loginName, '龙', '735190')
  expect(await noteIn(page)).toBe('孙女周末来')

  await page.evaluate((form) => {
    window.device.drafts.keep(form, 'note', '孙女周末不来了')
    return window.device.signOut({ evenIfUnsent: true })
  }, form)
  expect(await rowsInDatabase(page)).toBe(0)
})

function draftsInDatabase(page: Page) {
  return page.evaluate(async () => {
    const database = window.openStored('red-steward')
    await database.open()
    const drafts = await database.table('drafts').toArray()
    database.close()
    return drafts.length
  })
}

function rowsInDatabase(page: Page) {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('red-steward')
      request.onsuccess = () => resolve(request.result)
    })
    const stores = [...database.objectStoreNames]
    const counts = stores.map(
      (store) =>
        new Promise<number>((resolve) => {
          const request = database.transaction(store).objectStore(store).count()
          request.onsuccess = () => resolve(request.result)
        }),
    )
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  })
}
