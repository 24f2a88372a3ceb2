// Every role, every command and query, from every place: the page written from the handbook against what the program does.
import { Role } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../server/src/app.ts'
import { commands } from '../server/src/commands.ts'
import { type AnyCommand, runCommand } from '../server/src/kernel/command.ts'
import { type AnyQuery, runQuery } from '../server/src/kernel/query.ts'
import { queries } from '../server/src/queries.ts'
import { examples } from '../server/src/testing/examples/index.ts'
import { machine } from '../server/src/testing/world.ts'
import { belongs, openPaths, rolesOf } from './who-may.ts'
import { canaries, forgetful, newWorld, type Standing, standings, type Target, type World } from './who-may-world.ts'

type Asked = AnyCommand | AnyQuery
const all: Asked[] = [...commands, ...queries]
const rowOf = (name: string) => Object.keys(belongs).filter((row) => belongs[row]!.trim().split(/\s+/).includes(name))

let world: World
beforeAll(async () => {
  world = await newWorld()
})

test('every command and query stands in one row of the page, and the page names no other', () => {
  expect(all.filter(({ name }) => rowOf(name).length !== 1).map(({ name }) => name)).toEqual([])
  const known = new Set(all.map(({ name }) => name))
  const named = Object.values(belongs).flatMap((names) => names.trim().split(/\s+/))
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

describe.each(standings)('standing %s', (where) => {
  test.each(all.map((asked) => [asked.name, asked] as const))('%s', async (name, asked) => {
    const faults: string[] = []
    for (const role of Role.options) {
      const fault = await faultOf(asked, role, where)
      if (fault) faults.push(`${role}: ${fault}`)
    }
    expect([name, ...faults]).toEqual([name])
  })
})

test('a query that forgets reach, or lets in whom the page keeps out, would be caught', async () => {
  const person = queries.find(({ name }) => name === 'registry.person')!
  const careless = { ...person, run: async () => ({ name: canaries.name }) }
  expect(await faultOf(careless, 'steward', 'neighbour')).toBe('saw name')
  expect(await faultOf({ ...person, permission: 'identity.own-account' }, 'auditor', 'own')).toMatch('wanted no')
  expect(await faultOf({ ...person, permission: 'identity.read-audit' }, 'steward', 'own')).toMatch('wanted yes')
})

/** What is wrong with the answer somebody gets, if anything. */
async function faultOf(asked: Asked, role: Role, where: Standing): Promise<string | undefined> {
  const actor = await world.actor(role, where)
  const { input, aims } = aimed(examples[asked.name], role === 'street-dispatcher' ? world.streetTarget : world.target)
  const result =
    asked.kind === 'command'
      ? await runCommand(forgetful, { actor }, asked as AnyCommand, newId(), input)
      : await runQuery(forgetful, { actor }, asked as AnyQuery, input)
  const why = result.outcome === 'refused' ? result.why : 'done'
  const [row] = rowOf(asked.name)
  if (!row) return 'stands in no row'
  if (!rolesOf(row).includes(role)) return why === 'role-not-allowed' ? undefined : `wanted no, got ${why}`
  if (why === 'role-not-allowed') return 'wanted yes, got role-not-allowed'
  if (why === 'invalid-input') return 'the example is invalid'
  const leaked = leaks(result, role, where)
  if (leaked.length > 0) return `saw ${leaked.join(', ')}`
  const outside = where === 'neighbour' || where === 'other'
  if (outside && aims === 'all' && why === 'done' && !reachesOut(asked, role, where)) return 'reached what lies outside'
  if (!outside && aims === 'all' && why === 'not-found' && !unseen(asked, role)) return 'could not find what is theirs'
  return undefined
}

/** What grids do not bound: harm stands in no grid (§4.4); a look a phone allowed is written down wherever it stands now. */
function reachesOut({ name }: Asked, role: Role, where: Standing): boolean {
  if (name === 'sync.record-look') return true
  if (name === 'cases.similar') return true // answers with none
  // What was passed up is the street's, from whichever grid it came.
  if (role === 'street-dispatcher') return where === 'neighbour' && /^(cases|open311)\./.test(name)
  return where === 'neighbour' && role === 'secretary' && /confidential|pass-on-report/.test(name)
}

/** What a role does not see although it lies in its grid: the handbook's "own", "assigned" and "confidential". */
function unseen({ name }: Asked, role: Role): boolean {
  if (name === 'care.add-to-report') return true // whoever wrote it adds to it; the secretary passes it on with a note
  if (/confidential|pass-on-report/.test(name)) return role !== 'secretary'
  if (name.startsWith('notebook.')) return true // one's own lines
  if (name.startsWith('mediation.')) return true // whoever wrote it down or mediates it (§6)
  if (name === 'portal.receipt') return true // with the link just handed out; the example holds none that opens
  if (name === 'open311.contact') return true // whoever told through another system; here nobody did
  if (/^(cases|open311)\.|write-to-resident|portal\.questions/.test(name)) {
    // A leak in a flat is the property company's first, so it sees that, and the street what was passed up to it; the others
    // see what they reported themselves or were given.
    const sees: readonly Role[] = [
      'property-steward',
      'steward',
      'grid-lead',
      'station-desk',
      'secretary',
      'street-dispatcher',
    ]
    return !sees.includes(role)
  }
  return false
}

/** The canaries in an answer that should not be there. */
function leaks(result: unknown, role: Role, where: Standing): string[] {
  const text = JSON.stringify(result)
  const found = (Object.keys(canaries) as (keyof typeof canaries)[]).filter((key) => text.includes(canaries[key]))
  if (where === 'other') return found
  if (where === 'neighbour') {
    const passedUp = role === 'street-dispatcher' ? 'caseText' : undefined
    return found.filter((key) => key !== passedUp && (key !== 'harm' || role !== 'secretary'))
  }
  // In reach: numbers only to those who may have them in clear, names to no property company, harm to the secretary alone.
  return found.filter((key) => {
    if (key === 'phone' || key === 'idNumber') return !rolesOf('number in clear').includes(role)
    if (key === 'harm') return role !== 'secretary'
    if (key === 'name') return role === 'property-steward'
    return false
  })
}

/** The example with the target's ids in place of those that exist nowhere; `aims`: whether all of them could be replaced. */
function aimed(example: unknown, target: Target): { input: unknown; aims: 'all' | 'some' | 'none' } {
  let [hit, missed] = [0, 0]
  const put = (key: string, value: unknown, parent: Record<string, unknown>): unknown => {
    if (Array.isArray(value)) return value.map((one) => put(key.replace(/Ids$/, 'Id'), one, parent))
    if (value && typeof value === 'object') {
      const inner = value as Record<string, unknown>
      return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, put(name, one, inner)]))
    }
    if (typeof value !== 'string' || !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return value
    if (key === 'subjectId' || (key === 'id' && parent.kind))
      return replaced(`${parent.subjectKind ?? parent.kind}Id`, value)
    // A new record's id is made by whoever asks; all others name something that is there.
    if (key === 'id' || isNew(key, parent)) return newId()
    return replaced(key, value)
  }
  const replaced = (key: string, value: string) => {
    const id = target[key]
    if (id) hit += 1
    else missed += 1
    return id ?? value
  }
  const input = put('', example, {})
  return { input, aims: hit === 0 ? 'none' : missed === 0 ? 'all' : 'some' }
}

const isNew = (key: string, parent: Record<string, unknown>) =>
  key === 'newHouseholdId' || (key === 'visitId' && ('visitedAt' in parent || 'calledAt' in parent))

describe('paths', () => {
  let app: Awaited<ReturnType<typeof buildApp>>
  beforeAll(async () => {
    app = await buildApp(machine, { secure: false })
    await app.ready()
  })
  afterAll(() => app.close())

  test('without a session every path says 401, save those on the page', async () => {
    const paths = pathsOf(app.printRoutes({ commonPrefix: false }))
    expect(paths.length).toBeGreaterThan(all.length)
    const wrong: string[] = []
    for (const path of paths) {
      // Open311 is read without a session and written with a key; the portal is opened by a door's code or a link.
      if (path.includes('/open311/') || path.includes('/api/portal/') || path.endsWith('*')) continue
      if (openPaths[path] || path.startsWith('GET /assets') || /^(HEAD|OPTIONS) /.test(path)) continue
      const [method, url] = path.split(' ') as ['GET', string]
      const body = method === 'GET' ? {} : { payload: { id: newId(), input: {} } }
      const { statusCode } = await app.inject({ method, url, ...body })
      if (statusCode !== 401) wrong.push(`${path} said ${statusCode}`)
    }
    expect(wrong).toEqual([])
  })
})

/** `METHOD /path` of each route fastify has. */
function pathsOf(tree: string): string[] {
  const found: string[] = []
  const above: string[] = []
  for (const line of tree.split('\n')) {
    const at = line.search(/[^│├└─\s]/)
    if (at < 0) continue
    const depth = Math.floor(at / 4)
    const [, part, methods] = line.slice(at).match(/^(\S+)(?: \(([^)]*)\))?/) ?? []
    above.length = depth
    above[depth] = part!
    for (const method of methods?.split(', ') ?? []) found.push(`${method} ${above.filter(Boolean).join('')}`)
  }
  return found
}
