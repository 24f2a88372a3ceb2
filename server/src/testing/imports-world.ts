// People who import spreadsheets, for tests: a community with doors, a secretary, and the steps of the wizard.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Policies } from '@red-steward/domain/imports/policies'
import type { RowResult, TableSeen } from '@red-steward/domain/imports/queries'
import { sql } from 'kysely'
import { commands, queries } from '../imports/index.ts'
import { advanceToEnd } from '../imports/work.ts'
import { registerHousehold } from '../registry/register-household.ts'
import type { DirtyFile } from './dirty/dirty-file.ts'
import { newBuildingNumbered, newCompound } from './imports-places.ts'
import { ask, inside, machine, newCommunity, newMember, run } from './world.ts'

/** A community of three buildings without doors, except those of the people the file expects to find. */
export async function communityWithHomes(file?: DirtyFile): Promise<Actor> {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const compoundId = await newCompound(community, '月塘家园')
  const buildings = new Map<string, Id>()
  for (const number of ['1', '2', '3']) buildings.set(number, await newBuildingNumbered(community, compoundId, number))
  if (!file) return secretary
  const { known, withoutPhone, elsewhere, doorOf } = file.registered
  for (const person of [known, withoutPhone, elsewhere]) {
    const { 楼栋: building, 房号: room } = doorOf(person)
    const number = String(parseInt(String(building), 10))
    const dwellingId = await newDwelling(community, buildings.get(number)!, number, String(room))
    const phone = person === withoutPhone ? null : person.phone
    const member = {
      id: newId(),
      name: person.name,
      sex: person.sex === '男' ? '1' : '2',
      birthDate: person.birthDate,
      documentKind: 'CITIZEN_ID',
      idNumber: person.idNumber,
      phone,
      relation: '02',
    }
    await done(run(secretary, registerHousehold, { id: newId(), dwellingId, members: [member] }))
  }
  return secretary
}

async function newDwelling(community_id: Id, building_id: Id, number: string, room: string): Promise<Id> {
  const id = newId()
  await inside(community_id, async (tx) => {
    let unit = await tx.selectFrom('units').select('id').where('building_id', '=', building_id).executeTakeFirst()
    if (!unit) {
      unit = { id: newId() }
      await tx.insertInto('units').values({ community_id, id: unit.id, building_id, number: '1' }).execute()
    }
    const floor = Math.floor(Number(room) / 100)
    await tx
      .insertInto('dwellings')
      .values({
        community_id,
        id,
        building_id,
        unit_id: unit.id,
        floor,
        room,
        door_key: `${number}-1-${room}`,
        use: 'UNKNOWN',
      })
      .execute()
  })
  return id
}

const commandNamed = (name: string) => commands.find((command) => command.name === name)!
const queryNamed = (name: string) => queries.find((query) => query.name === name)!

/** Runs a command of imports and insists that it is done. */
export async function doImport(actor: Actor, name: string, input: unknown) {
  return done(run(actor, commandNamed(`imports.${name}`), input))
}

export function tryImport(actor: Actor, name: string, input: unknown) {
  return run(actor, commandNamed(`imports.${name}`), input)
}

export async function askImport<Answer>(actor: Actor, name: string, input: unknown): Promise<Answer> {
  return (await done(ask(actor, queryNamed(`imports.${name}`), input))) as Answer
}

async function done(result: ReturnType<typeof run>) {
  const said = await result
  if (said.outcome !== 'done') throw new Error(`refused: ${JSON.stringify(said)}`)
  return said.answer
}

export async function upload(actor: Actor, name: string, bytes: Buffer): Promise<Id> {
  const answer = await doImport(actor, 'upload', { id: newId(), name, content: bytes.toString('base64') })
  return (answer as { importId: Id }).importId
}

interface Settings {
  policies?: Partial<Policies>
  create?: string[]
  grids?: Record<string, Id>
}

/** Maps every table as the server proposes and tries the import. */
export async function dryRun(actor: Actor, importId: Id, { policies = {}, create = [], grids = {} }: Settings = {}) {
  const { tables } = await askImport<{ tables: TableSeen[] }>(actor, 'tables', { importId })
  const mappings = Object.fromEntries(tables.map((table) => [table.shape, table.mapping]))
  await doImport(actor, 'map', { importId, mappings, policies, places: { compounds: {}, create, grids } })
  return ((await doImport(actor, 'dry-run', { importId })) as { counts: Record<string, number> }).counts
}

export async function commit(actor: Actor, importId: Id): Promise<string> {
  await doImport(actor, 'commit', { importId })
  return drive(actor, importId)
}

export function drive(actor: Actor, importId: Id, onProgress?: () => unknown): Promise<string> {
  const order = { communityId: actor.communityId, importId, accountId: actor.id, role: actor.role }
  return advanceToEnd(machine, order, onProgress)
}

export async function rowsOf(actor: Actor, importId: Id): Promise<RowResult[]> {
  const all: RowResult[] = []
  for (let after: number | null = -1; after !== null; ) {
    const page: { rows: RowResult[]; next: number | null } = await askImport(actor, 'rows', {
      importId,
      after,
      limit: 200,
    })
    all.push(...page.rows)
    after = page.next
  }
  return all
}

/** How many people the register holds, and whether every household has its one head. */
export function countsOf(actor: Actor) {
  return inside(actor.communityId, async (tx) => {
    const { rows } = await sql<{
      persons: number
      withoutHousehold: number
      odd: number
      history: number
    }>`
      select (select count(*) from persons)::int as persons,
        (select count(*) from persons p where not exists (select from residences r where r.person_id = p.id))::int as "withoutHousehold",
        (select count(*) from (select h.id from households h join residences r on r.household_id = h.id and r.to_day is null
          where h.closed_on is null group by h.id having count(*) filter (where r.relation = '02') <> 1) odd)::int as odd,
        (select count(*) from history)::int as history`.execute(tx)
    const { odd, ...counts } = rows[0]!
    return { ...counts, heads: odd === 0 ? 'one each' : `${odd} households without exactly one` }
  })
}
