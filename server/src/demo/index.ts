import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import { addDemoAccounts, type DemoSignIn, demoSignIns } from './accounts.ts'
import { type DemoPlan, fullScale, makeCommunity } from './community.ts'
import { confirmations } from './freshness.ts'
import { loadCare } from './load-care.ts'
import { loadCases } from './load-cases.ts'
import { loadContacts } from './load-contacts.ts'
import { loadMediation } from './load-mediation.ts'
import { loadPlaces } from './load-places.ts'
import { loadRegister } from './load-register.ts'
import { loadVisits } from './load-visits.ts'
import { demoDoor as doorOf } from './portal.ts'
import { Chance } from './random.ts'

// Demo: a synthetic community of the pilot's size. Everybody in it is invented; ids are of an area that does not exist.
export { type DemoPlan, fullScale } from './community.ts'

/** Makes sure that the demo community is there and answers one sign-in per role. All of it is one transaction. */
export async function ensureDemo(machine: Machine, plan: DemoPlan = fullScale): Promise<DemoSignIn[]> {
  await loadDemo(machine, plan)
  return [...demoSignIns]
}

/** The path of a door's public page in the demo community. */
export async function demoDoor(machine: Machine, plan: DemoPlan = fullScale): Promise<string> {
  return doorOf(machine, await loadDemo(machine, plan))
}

/**
 * Loads a community out of a plan, with accounts for the first (`accounts: false` for further ones, whose facts are then
 * recorded by the account given). Does nothing where a community with this code exists; answers its id.
 */
export async function loadDemo(machine: Machine, plan: DemoPlan, recordedBy?: Id): Promise<Id> {
  const loaded = await findCommunity(machine, plan.code)
  if (loaded) return loaded

  const now = machine.now().toISOString()
  const chance = new Chance(plan.seed + 1)
  const demo = makeCommunity(plan, dayOf(now))
  const actor: Actor = { id: demo.id, name: '', role: 'system-administrator', communityId: demo.id, grids: 'all' }
  return entered(machine.db, { actor }, now, async ({ tx }) => {
    await sql`select pg_advisory_xact_lock(hashtext('demo'))`.execute(tx)
    const meanwhile = await tx.selectFrom('communities').select('id').where('code', '=', plan.code).executeTakeFirst()
    if (meanwhile) return meanwhile.id

    const communityId = demo.id
    const since = new Date(Date.parse(now) - 730 * 86_400_000).toISOString()
    const { code, name, streetName } = plan
    await tx
      .insertInto('communities')
      .values({ id: communityId, code, name, street_name: streetName, is_demo: true })
      .execute()
    await loadPlaces(tx, communityId, demo)
    await loadContacts(tx, { ...demo, communityId, now, chance: new Chance(plan.seed + 5) })
    const staff = recordedBy ? undefined : await addDemoAccounts(tx, communityId, demo.grids, { chance, since })
    const gridOf = new Map(demo.grids.flatMap((grid) => grid.buildings.map(({ id }) => [id, grid.id])))
    const said = confirmations(demo.households, now, chance)
    const recorded = {
      communityId,
      chance,
      since,
      vault: await machine.keys.of(tx, communityId),
      confirmed: ({ id }: { id: Id }) => said.get(id),
      recordedBy: ({ building }: { building: { id: Id } }) =>
        recordedBy ?? staff!.stewards.get(gridOf.get(building.id)!)!,
    }
    await loadRegister(tx, demo, recorded)
    await loadCare(tx, demo, recorded)
    await loadVisits(tx, demo, { ...recorded, now, chance: new Chance(plan.seed + 2) })
    if (staff) {
      const { accounts } = staff
      const stewardOf = recorded.recordedBy
      await loadCases(tx, demo, {
        communityId,
        code,
        now,
        accounts,
        stewardOf,
        chance: new Chance(plan.seed + 4),
        askedChance: new Chance(plan.seed + 14),
      })
    }
    if (!recordedBy) await loadMediation(machine, tx, demo, { communityId, now, chance: new Chance(plan.seed + 3) })
    await sql`select refresh_statistics()`.execute(tx)
    return communityId
  })
}

async function findCommunity(machine: Machine, code: string): Promise<Id | undefined> {
  return machine.db.connected(async (_, tx) => {
    const row = await tx.selectFrom('communities').select('id').where('code', '=', code).executeTakeFirst()
    return row?.id
  })
}
