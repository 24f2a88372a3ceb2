// One record of two. Everything goes through `revise`, so that history alone can take it apart (`unmerge-persons.ts`).
import type { Id } from '@red-steward/domain/ids'
import { type MergedFact, mayMergePersons, mergePersons as shape } from '@red-steward/domain/registry/duplicates'
import { HEAD } from '@red-steward/domain/registry/relations'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { getHouseholdForChange, getPersonForChange, type PersonForChange } from './households.ts'
import { announce, closeResidences, settleHousehold } from './residences.ts'
import { revise, type Writing } from './revise.ts'
import { openSecret } from './secrets.ts'

export const mergePersons = command(shape, async (context, { id, keptId, droppedId, take, home }) => {
  const { tx, actor, now, commandId } = context
  // In order of ids, as every other command that locks two persons.
  const locked = new Map<Id, PersonForChange>()
  for (const personId of [keptId, droppedId].sort()) locked.set(personId, await getPersonForChange(tx, actor, personId))
  const [kept, dropped] = [locked.get(keptId)!, locked.get(droppedId)!]
  ensure(mayMergePersons(kept, dropped))

  await revise(context, 'person', [{ id: droppedId, to: { mergedInto: keptId } }])
  await revise(context, 'person', [{ id: keptId, to: factsFrom(context, kept, dropped, take) }])
  await joinHomes(context, kept, dropped, home)
  await moveEligibilities(context, keptId, droppedId)
  await moveGuardianships(context, keptId, droppedId)
  await tx
    .insertInto('person_merges')
    .values({
      community_id: actor.communityId,
      id,
      kept_id: keptId,
      dropped_id: droppedId,
      command_id: commandId,
      merged_at: now,
      merged_by: actor.id,
    })
    .execute()

  for (const at of [...kept.homes, ...dropped.homes]) {
    announce(context, { households: [at.householdId], persons: [keptId], grid: at.gridId })
    context.trail.changed('person', droppedId, at.gridId, 'forget')
  }
})

/** What the kept record lacks, and what was chosen; the kind of document goes with its number. */
function factsFrom({ vault }: Writing, kept: PersonForChange, dropped: PersonForChange, take: readonly MergedFact[]) {
  const facts = (person: PersonForChange) => ({
    name: person.name,
    sex: person.sex === '0' || person.sex === '9' ? null : person.sex,
    birthDate: person.birthDate,
    idNumber: openSecret(vault, person.id, 'idNumber', person.idNumberSealed),
    phone: openSecret(vault, person.id, 'phone', person.phoneSealed),
    languageNeed: person.languageNeed,
    note: person.note === '' ? null : person.note,
  })
  const [mine, other] = [facts(kept), facts(dropped)]
  const chosen = (Object.keys(mine) as MergedFact[]).filter(
    (fact) => other[fact] !== null && (mine[fact] === null || take.includes(fact)),
  )
  return {
    ...Object.fromEntries(chosen.map((fact) => [fact, other[fact]])),
    ...(chosen.includes('idNumber') ? { documentKind: dropped.documentKind } : {}),
    ...(chosen.includes('name') ? { readingOverride: dropped.readingOverride } : {}),
  }
}

/** All of the dropped person's homes become the kept one's, as far as one person can live in them at once. */
async function joinHomes(context: Writing, kept: PersonForChange, dropped: PersonForChange, home: 'kept' | 'dropped') {
  const today = dayOf(context.now)
  const livesAt = (person: PersonForChange) => person.homes.find(({ kind }) => kind !== 'REGISTERED_ONLY')
  const [mine, other] = [livesAt(kept), livesAt(dropped)]
  if (mine && other && mine.householdId !== other.householdId) {
    const given = home === 'kept' ? { person: dropped, at: other } : { person: kept, at: mine }
    await leave(context, given.person.id, given.at, today)
  }
  for (const at of dropped.homes) {
    const twin = kept.homes.find(({ householdId }) => householdId === at.householdId)
    if (twin) await handOver(context, kept.id, twin, dropped.id, at, today)
  }
  const { rows } = await sql<{ id: Id }>`
    select id from residences where community_id = ${context.actor.communityId} and person_id = ${dropped.id}
      and end_reason is distinct from 'MERGED' order by id for update`.execute(context.tx)
  await revise(
    context,
    'residence',
    rows.map(({ id }) => ({ id, to: { personId: kept.id } })),
  )
  const headed = await sql<{ id: Id }>`
    select id from households where community_id = ${context.actor.communityId} and head_person_id = ${dropped.id} order by id`.execute(
    context.tx,
  )
  await revise(
    context,
    'household',
    headed.rows.map(({ id }) => ({ id, to: { headPersonId: kept.id } })),
  )
}

type Home = PersonForChange['homes'][number]

async function leave(context: Writing, personId: Id, at: Home, today: Day) {
  const household = await getHouseholdForChange(context.tx, context.actor, at.householdId)
  await closeResidences(context, [at.residenceId], lastDay(at, today), 'MERGED')
  await settleHousehold(context, household, [personId], today)
}

/** Both were members of one household: the dropped membership ends, and a head stays head. */
async function handOver(context: Writing, keptId: Id, mine: Home, droppedId: Id, other: Home, today: Day) {
  const household = await getHouseholdForChange(context.tx, context.actor, mine.householdId)
  await closeResidences(context, [other.residenceId], lastDay(other, today), 'MERGED')
  if (household.headPersonId !== droppedId) return
  await revise(context, 'residence', [{ id: mine.residenceId, to: { relation: HEAD } }])
  await revise(context, 'household', [{ id: household.id, to: { headPersonId: keptId } }])
}

const lastDay = (at: Home, today: Day) => (at.fromDay && at.fromDay > today ? at.fromDay : today)

async function moveEligibilities(context: Writing, keptId: Id, droppedId: Id) {
  const { tx, actor, now } = context
  const { rows } = await sql<{ id: Id; startsOn: Day; twice: boolean }>`
    select e.id, e.starts_on as "startsOn", e.ended_on is null and exists (
      select from eligibilities k where k.community_id = e.community_id and k.person_id = ${keptId}
        and k.group_code = e.group_code and k.ended_on is null) as twice
    from eligibilities e where e.community_id = ${actor.communityId} and e.person_id = ${droppedId} order by e.id for update`.execute(
    tx,
  )
  const today = dayOf(now)
  const ended = (startsOn: Day) => ({ endedOn: startsOn > today ? startsOn : today, endReason: 'MERGED' })
  await revise(
    context,
    'eligibility',
    rows.map(({ id, startsOn, twice }) => ({ id, to: twice ? ended(startsOn) : { personId: keptId } })),
  )
}

/** Children and guardians follow; a tie both records had is kept once. */
async function moveGuardianships(context: Writing, keptId: Id, droppedId: Id) {
  const { tx, actor, now } = context
  const { rows } = await sql<{ id: Id; childId: Id; startsOn: Day; twice: boolean }>`
    select g.id, g.child_id as "childId", g.starts_on as "startsOn", g.ended_on is null and exists (
      select from guardianships k where k.community_id = g.community_id and k.ended_on is null and k.id <> g.id
        and k.child_id = case when g.child_id = ${droppedId}::uuid then ${keptId}::uuid else g.child_id end
        and k.guardian_id = case when g.guardian_id = ${droppedId}::uuid then ${keptId}::uuid else g.guardian_id end) as twice
    from guardianships g where g.community_id = ${actor.communityId} and ${droppedId}::uuid in (g.child_id, g.guardian_id)
    order by g.id for update`.execute(tx)
  const today = dayOf(now)
  await revise(
    context,
    'guardianship',
    rows.map(({ id, childId, startsOn, twice }) => {
      if (twice) return { id, to: { endedOn: startsOn > today ? startsOn : today } }
      return { id, to: childId === droppedId ? { childId: keptId } : { guardianId: keptId } }
    }),
  )
}
