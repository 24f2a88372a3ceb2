// A phone whose clock is a day ahead reads tomorrow off it: what was typed there counts as of today. At the desk tomorrow is refused.
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { type AnyCommand, runCommand } from '../kernel/command.ts'
import { aMember, householdById, newHousehold, personById, residencesOf } from '../testing/registry-world.ts'
import { inside, itIsNow, machine, newMember, run } from '../testing/world.ts'
import { correctHousehold } from './correct-household.ts'
import { endEligibility } from './end-eligibility.ts'
import { moveIn } from './move-in.ts'
import { moveOut } from './move-out.ts'
import { openEligibility } from './open-eligibility.ts'
import { recordDeath } from './record-death.ts'
import { registerHousehold } from './register-household.ts'
import { registerPerson } from './register-person.ts'
import { splitHousehold } from './split-household.ts'
import { unlinkGuardian } from './unlink-guardian.ts'

itIsNow('2026-03-02T04:00:00.000Z')
const TODAY = '2026-03-02'
const TOMORROW = '2026-03-03'

/** Grandmother, father and child at home, the grandmother entitled; a neighbour; all in reach of one secretary. */
async function aHome() {
  const by = await newMember({ role: 'secretary' })
  const [father, mother] = [aMember(), aMember({ relation: '12', sex: '2' })]
  const child = aMember({
    ...{ relation: '20', birthDate: '2018-01-01' },
    guardians: [father, mother].map(({ id }) => ({ personId: id, relation: '50', consentedOn: '2026-01-01' })),
  })
  const grandmother = aMember({ relation: '52', sex: '2', birthDate: '1940-01-01' })
  const household = await newHousehold({ actor: by, members: [father, mother, child, grandmother] })
  const neighbour = await newHousehold({ actor: by })
  const eligibility = { personId: grandmother.id, groupCode: 'K01', decidedBy: '社区居委会', basis: 'CONSENT' }
  const eligibilityId = newId()
  const startsOn = '2026-01-01'
  await run(by, openEligibility, { ...eligibility, id: eligibilityId, consentedOn: startsOn, startsOn })
  const fromTable = <Row>(work: Parameters<typeof inside<Row>>[1]) => inside(by.communityId, work)
  const guardianshipId = (await fromTable((tx) => tx.selectFrom('guardianships').selectAll().execute())).find(
    ({ guardian_id }) => guardian_id === mother.id,
  )!.id
  return { by, household, neighbour, mother, grandmother, eligibility, eligibilityId, guardianshipId, fromTable }
}
type Home = Awaited<ReturnType<typeof aHome>>

const newcomer = () => aMember({ relation: '99', fromDay: TOMORROW })
const cases: readonly {
  what: string
  command: AnyCommand
  input(home: Home): Record<string, unknown>
  /** The day that is kept. */
  kept(home: Home, input: never): Promise<unknown>
}[] = [
  {
    what: 'a move out',
    command: moveOut,
    input: ({ household, mother }) => ({ householdId: household.id, personIds: [mother.id], day: TOMORROW }),
    kept: async ({ by, mother }) => (await residencesOf(by.communityId, mother.id))[0]!.to_day,
  },
  {
    what: 'a move in',
    command: moveIn,
    input: ({ neighbour, mother }) => ({
      ...{ personId: mother.id, householdId: neighbour.id, relation: '99', kind: 'LODGER', day: TOMORROW },
    }),
    kept: async ({ by, mother }) => (await residencesOf(by.communityId, mother.id)).at(-1)!.from_day,
  },
  {
    what: 'a household that splits',
    command: splitHousehold,
    input: ({ household, mother }) => ({
      ...{ householdId: household.id, newHouseholdId: newId(), day: TOMORROW },
      members: [{ personId: mother.id, relation: '02' }],
    }),
    kept: async ({ by }, { newHouseholdId }: { newHouseholdId: string }) =>
      (await householdById(by.communityId, newHouseholdId))!.opened_on,
  },
  {
    what: 'a death',
    command: recordDeath,
    input: ({ grandmother }) => ({ personId: grandmother.id, day: TOMORROW }),
    kept: async ({ by, grandmother }) => (await personById(by.communityId, grandmother.id))!.died_on,
  },
  {
    what: 'the consent to a service',
    command: openEligibility,
    input: ({ eligibility, mother }) => ({
      ...{ ...eligibility, id: newId(), personId: mother.id, groupCode: 'K05' },
      ...{ consentedOn: TOMORROW, startsOn: TODAY, endsOn: '2027-01-01' },
    }),
    kept: async ({ fromTable, mother }) =>
      (
        await fromTable((tx) =>
          tx.selectFrom('eligibilities').selectAll().where('person_id', '=', mother.id).executeTakeFirstOrThrow(),
        )
      ).consented_on,
  },
  {
    what: 'the end of an eligibility',
    command: endEligibility,
    input: ({ eligibilityId }) => ({ eligibilityId, day: TOMORROW, reason: 'NO_LONGER_ENTITLED' }),
    kept: async ({ fromTable, eligibilityId }) =>
      (
        await fromTable((tx) =>
          tx.selectFrom('eligibilities').selectAll().where('id', '=', eligibilityId).executeTakeFirstOrThrow(),
        )
      ).ended_on,
  },
  {
    what: 'the end of a guardianship',
    command: unlinkGuardian,
    input: ({ guardianshipId }) => ({ guardianshipId, day: TOMORROW }),
    kept: async ({ fromTable, guardianshipId }) =>
      (
        await fromTable((tx) =>
          tx.selectFrom('guardianships').selectAll().where('id', '=', guardianshipId).executeTakeFirstOrThrow(),
        )
      ).ended_on,
  },
  {
    what: 'a household that is registered',
    command: registerHousehold,
    input: ({ household }) => ({
      ...{ id: newId(), dwellingId: household.dwellingId, openedOn: TOMORROW, members: [aMember()] },
    }),
    kept: async ({ by }, { id }: { id: string }) => (await householdById(by.communityId, id))!.opened_on,
  },
  {
    what: 'a newcomer',
    command: registerPerson,
    input: ({ household }) => ({ householdId: household.id, member: newcomer() }),
    kept: async ({ by }, { member }: { member: { id: string } }) =>
      (await residencesOf(by.communityId, member.id))[0]!.from_day,
  },
  {
    what: 'since when a household has been there',
    command: correctHousehold,
    input: ({ household }) => ({ householdId: household.id, base: 1, changes: { openedOn: TOMORROW } }),
    kept: async ({ by, household }) => (await householdById(by.communityId, household.id))!.opened_on,
  },
]

test.each(cases)('$what, said tomorrow by a phone’s clock, is of today', async ({ command, input, kept }) => {
  const home = await aHome()
  const said = input(home)
  const offline = { base: {}, seen: [], savedAt: '2026-03-03T04:00:00.000Z' }

  const result = await runCommand(machine, { actor: home.by }, command, newId(), said, offline)

  expect(result).toMatchObject({ outcome: 'done' })
  expect(await kept(home, said as never)).toBe(TODAY)
})

test.each(cases)('$what, said tomorrow at the desk, is refused', async ({ command, input }) => {
  const home = await aHome()

  expect(await run(home.by, command, input(home))).toMatchObject({ outcome: 'refused', why: 'day-in-the-future' })
})
