// First loads, changes, and a phone that was silent for a month: bin/bench sync [part]   parts: phones browser silent
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '@red-steward/domain/ids'
import pg from 'pg'
import { openProfile } from '../faults/sync-page.ts'
import { machineLine, newStand, type Stand } from './stand.ts'
import { browserPage, pouchSync } from './sync-browser.ts'
import { command, cookieOf, enrol, newGrid, newPhone, newSteward, sealPhones } from './sync-phone.ts'
import { addWork } from './sync-work.ts'

const wanted = process.argv.slice(2)
const stand = await newStand(1)
const { url } = stand.program
const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(64)} ${figure}\n`)
const ms = (value: number) => `${Math.round(value)} ms`
say(machineLine(), '')

try {
  await sealPhones(stand)
  await newSteward(stand, 'bench.gridsteward', [await newGrid(stand)])
  await newSteward(stand, 'bench.everything', null)
  await addWork(stand, await cookieOf(url, 'bench.everything'))
  const parts: Record<string, () => Promise<void>> = { phones, browser, silent }
  for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) await parts[name]!()
} catch (failure) {
  process.stderr.write(stand.program.printed().slice(-3000))
  throw failure
} finally {
  await stand.end()
}

async function firstLoad(cookie: string) {
  const phone = await newPhone(url, await enrol(url, cookie))
  const began = performance.now()
  await phone.sync()
  const took = performance.now() - began
  const kinds = new Map<string, number>()
  for (const { kind } of phone.documents.everything()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const held = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')
  return { took, documents: [...phone.documents.everything()].length, held, phone }
}

async function phones() {
  const cookie = await cookieOf(url, 'bench.gridsteward')
  const alone = await firstLoad(cookie)
  say('what a phone of one grid holds', alone.held)
  say(`first load of one grid (${alone.documents} documents), one phone, a server just started`, ms(alone.took))
  const ten = await Promise.all(Array.from({ length: 10 }, () => firstLoad(cookie)))
  const mean = ten.reduce((sum, { took }) => sum + took, 0) / 10
  say('the same, 10 phones at once: mean', ms(mean))
  let errors = 0
  const hundred = await Promise.all(
    Array.from({ length: 100 }, async (_, at) => {
      await pause(at * 10)
      return firstLoad(cookie).catch(() => {
        errors++
        return { took: 0 }
      })
    }),
  )
  say(
    '100 phones with a ramp of one second: slowest',
    `${ms(Math.max(...hundred.map(({ took }) => took)))}, ${errors} errors`,
  )
}

async function browser() {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-profile-'))
  const context = await openProfile(folder)
  try {
    const page = await browserPage(context, url)
    const one = await enrol(url, await cookieOf(url, 'bench.gridsteward'))
    const cookie = await cookieOf(url, 'bench.everything')
    const all = await enrol(url, cookie)
    await page.evaluate((given) => window.firstSync(given), await enrol(url, cookie)) // the server has read everything once
    const small = await page.evaluate((given) => window.firstSync(given), one)
    say(`one grid (${small.documents} documents) into Chromium, sealed on disk`, ms(small.took))
    const large = await page.evaluate((given) => window.firstSync(given), all)
    say(`whole community (${large.documents} documents) into Chromium, sealed on disk`, ms(large.took))
    say('opened again from disk: whole community', ms(await page.evaluate(() => window.openAgain())))

    const changed = await changeSome(cookie, Math.round(large.documents / 100))
    const pulled = await page.evaluate(() => window.pull())
    say(`one in a hundred changed (${changed} documents): pulled and kept`, ms(pulled))
    await page.evaluate(() => window.follow())
    const times: number[] = []
    for (let at = 0; at < 10; at++) times.push(await oneChange(page, cookie))
    say(
      'one change at the desk, until the phone shows it: median of 10, worst',
      `${ms(median(times))}, ${ms(Math.max(...times))}`,
    )
    const pouch = await pouchSync(context, page)
    say(
      `the same ${pouch.documents} documents by PouchDB over the CouchDB protocol`,
      `${ms(pouch.took)} (${(pouch.took / large.took).toFixed(1)} times)`,
    )
  } finally {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function changeSome(cookie: string, count: number): Promise<number> {
  const ids = await personIds(stand, count)
  for (let at = 0; at < ids.length; at += 8) {
    const some = ids.slice(at, at + 8)
    await Promise.all(some.map((personId) => correctNote(cookie, personId, `变更${at}`)))
  }
  return ids.length
}
function correctNote(cookie: string, personId: Id, note: string) {
  return command(url, cookie, 'registry.correct-person', { personId, base: 1_000_000, changes: { note } })
}

async function oneChange(page: Awaited<ReturnType<typeof browserPage>>, cookie: string): Promise<number> {
  const [personId] = await personIds(stand, 1)
  const note = `变更${performance.now()}`
  const shown = page.evaluate(([id, note]) => window.whenNote(id!, note!), [personId!, note])
  const began = performance.now()
  await correctNote(cookie, personId!, note)
  await shown
  return performance.now() - began
}

async function silent() {
  const cookie = await cookieOf(url, 'bench.everything')
  const { phone } = await firstLoad(cookie)
  const persons = await personIds(stand, 500)
  for (const personId of persons) {
    const base = phone.documents.versionOf(personId) ?? 1
    const input = { personId, base, changes: { note: `手机${personId.slice(-4)}` } }
    await phone.save({ name: 'registry.correct-person', input, base: {}, dependsOn: [], about: [personId], shows: [] })
  }
  const households = (await ask(stand, 'select id from households where community_id = $1 and closed_on is null')).map(
    ({ id }) => id as Id,
  )
  let changes = 0
  while (changes < 50_000) {
    const subjects = households.splice(0, 500).map((id) => ({ kind: 'household', id }))
    if (subjects.length === 0) break
    await command(url, cookie, 'registry.confirm-many', { subjects, means: 'DOOR' })
    changes = Number((await ask(stand, 'select count(*) as n from feed where community_id = $1'))[0]!.n)
  }
  for (const personId of persons.slice(0, 100)) await correctNote(cookie, personId, '桌面')
  const before = await feedRows()
  const began = performance.now()
  await phone.sync()
  const took = performance.now() - began
  const states = phone.outbox.pending
  const conflicts = states.filter((one) => one.conflicts.length > 0).length
  const other = states.filter(({ state }) => state !== 'uploaded').length
  say(
    `silent for a month: 500 edits meet ${before} rows of the feed`,
    `${ms(took)}, ${conflicts} in conflict, ${other} not applied`,
  )
}
async function feedRows() {
  return Number((await ask(stand, 'select count(*) as n from feed where community_id = $1'))[0]!.n)
}

async function personIds(on: Stand, count: number): Promise<Id[]> {
  const rows = await ask(
    on,
    `select p.id from persons p where p.community_id = $1 and exists (select from residences r
       where r.community_id = p.community_id and r.person_id = p.id and r.to_day is null)
     order by md5(p.id::text || clock_timestamp()::date::text) limit ${count}`,
  )
  return rows.map(({ id }) => id as Id)
}

async function ask(on: Stand, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: on.ownerUrl })
  await client.connect()
  try {
    await client.query(`select set_config('steward.community', $1, false)`, [on.communityId])
    return (await client.query(text, [on.communityId])).rows
  } finally {
    await client.end()
  }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
