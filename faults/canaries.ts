// After a day of use the whole Chromium profile on disk is searched for what the phone held and what was typed on it:
// bin/bench canaries   Exit code 1 when anything is found, or when a value planted in clear is not.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Id } from '@red-steward/domain/ids'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import pg from 'pg'
import { newStand } from '../bench/stand.ts'
import { command, cookieOf, newGrid, newSteward, PASSWORD, sealPhones } from '../bench/sync-phone.ts'
import { blocksOf } from './leveldb.ts'
import { devicePage, openProfile } from './sync-page.ts'

const PIN = '482915'
const EACH = 50
const stand = await newStand(1)
const { url } = stand.program
const folder = mkdtempSync(join(tmpdir(), 'steward-canaries-'))
try {
  await sealPhones(stand)
  await newSteward(stand, 'bench.gridsteward', [await newGrid(stand)])
  await newSteward(stand, 'bench.everything', null)
  const canaries = await plantNames()
  await useForADay(canaries)
  const clear = await search(canaries.values)
  await plantInClear(canaries.values[0]!)
  const control = await search(canaries.values.slice(0, 1))
  process.stdout.write(`files searched            ${clear.files}\n`)
  process.stdout.write(`tables of LevelDB opened  ${clear.tables}\n`)
  process.stdout.write(`its logs, searched as is  ${clear.logs}\n`)
  process.stdout.write(`values looked for         ${canaries.values.length} (names, phones, ids, notes)\n`)
  process.stdout.write(`found                     ${clear.hits.length}\n`)
  process.stdout.write(`planted in clear, found   ${control.hits.length > 0 ? 'yes' : 'no'}\n`)
  for (const hit of clear.hits.slice(0, 20)) process.stdout.write(`  ${hit}\n`)
  process.exitCode =
    clear.hits.length === 0 && control.hits.length > 0 && clear.files > 20 && clear.tables + clear.logs > 0 ? 0 : 1
} finally {
  await stand.end()
  rmSync(folder, { recursive: true, force: true })
}

interface Canaries {
  persons: { id: Id; name: string }[]
  notes: string[]
  values: string[]
}

/** Names nobody else has, given to people of the grid; their phones and ids are canaries as they are. */
async function plantNames(): Promise<Canaries> {
  const client = new pg.Client({ connectionString: stand.ownerUrl })
  await client.connect()
  await client.query(`select set_config('steward.community', $1, false)`, [stand.communityId])
  const { rows } = await client.query(
    `select distinct p.id from persons p join residences r on r.community_id = p.community_id and r.person_id = p.id and r.to_day is null
       join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
       join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where p.community_id = $1 and b.grid_id = $2 order by p.id limit ${EACH}`,
    [stand.communityId, await newGrid(stand)],
  )
  await client.end()
  const cookie = await cookieOf(url, 'bench.gridsteward')
  const unique = (at: number) => String.fromCodePoint(0x9f00 + at, 0x9e80 + at, 0x9d00 + at)
  const persons = rows.map(({ id }, at) => ({ id: id as Id, name: `欧阳${unique(at)}` }))
  for (const [at, { id: personId, name }] of persons.entries()) {
    const phone = `139${String(70_000_000 + at * 7919).padStart(8, '0')}`
    await command(url, cookie, 'registry.correct-person', { personId, base: 1_000_000, changes: { name, phone } })
  }
  const phones = persons.map((_, at) => `139${String(70_000_000 + at * 7919).padStart(8, '0')}`)
  const notes = persons.map((_, at) => `金丝雀${unique(at + 60)}`)
  return {
    persons,
    notes,
    values: [...persons.map(({ name }) => name), ...phones, ...persons.map(({ id }) => id), ...notes],
  }
}

async function useForADay({ persons, notes }: Canaries) {
  const context = await openProfile(folder)
  const page = await devicePage(context, url, { pinIterations: 1000 })
  await page.evaluate((input) => window.device.signIn(input), {
    loginName: 'bench.everything', // enough for LevelDB to write tables
    password: PASSWORD,
    label: '值班手机',
    pin: PIN,
  })
  const synced = () => page.waitForFunction(() => window.device.status.lastSyncAt && !window.device.status.firstLoad)
  await synced()
  for (let round = 0; round < 5; round++) {
    await context.setOffline(true)
    const part = persons.slice(round * 10, round * 10 + 10).map(({ id }, at) => ({ id, note: notes[round * 10 + at]! }))
    await page.evaluate(async (part) => {
      for (const { id, note } of part) {
        const person = window.device.replica.get<PersonDocument>('person', id)!
        const input = { personId: id, base: person.version, changes: { note } }
        const shows = [{ put: { ...person, note } as PersonDocument }]
        await window.device.save(window.shapes.correctPerson!, input, { about: [id], shows })
        window.device.drafts.keep(`correct/${id}`, 'draft', { first: person, draft: { note } })
      }
    }, part)
    await page.evaluate(() => window.device.lock())
    await page.evaluate((pin) => window.device.unlock(window.device.vaults[0]!.vaultId, pin), PIN)
    if (round === 4) break // the last ones stay unsent
    await context.setOffline(false)
    await page.evaluate(() => window.device.syncNow())
    await page.waitForFunction(() => window.device.status.waiting === 0)
  }
  const unsent = await page.evaluate(() => window.device.status.waiting)
  if (unsent !== 10) throw new Error(`${unsent} wait, and ten should`)
  await context.close()
}

async function plantInClear(value: string) {
  const context = await openProfile(folder)
  const page = await devicePage(context, url)
  await page.evaluate(async (value) => {
    const request = indexedDB.open('planted', 1)
    request.onupgradeneeded = () => void request.result.createObjectStore('rows')
    await new Promise((resolve) => (request.onsuccess = resolve))
    const writing = request.result.transaction('rows', 'readwrite')
    writing.objectStore('rows').put({ name: value }, 1)
    await new Promise((resolve) => (writing.oncomplete = resolve))
  }, value)
  await context.close()
}

async function search(values: readonly string[]) {
  const forms = values.flatMap((value) => {
    const bare = Buffer.from(value.replaceAll('-', ''), 'hex')
    const isId = /^[0-9a-f]{8}-/.test(value)
    return [
      { value, bytes: Buffer.from(value, 'utf8') },
      { value, bytes: Buffer.from(value, 'utf16le') },
      ...(isId ? [{ value, bytes: bare }] : []),
    ]
  })
  const hits: string[] = []
  let files = 0
  let tables = 0
  let logs = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    files++
    const bytes = readFileSync(path)
    const blocks = blocksOf(bytes)
    if (blocks.length > 0) tables++
    // What is not in a table yet stands in the log, uncompressed.
    if (/IndexedDB.*\.leveldb.\d+\.log$/.test(name) && bytes.length > 0) logs++
    for (const form of forms) {
      if ([bytes, ...blocks].some((part) => part.includes(form.bytes))) hits.push(`${kindOf(form.value)} in ${name}`)
    }
  }
  return { files, tables, logs, hits }
}

function kindOf(value: string) {
  if (/^\d+$/.test(value)) return 'a phone'
  return /^[0-9a-f]{8}-/.test(value) ? 'an id' : 'a name or note'
}
