import { visitsToCome as shape, toCome } from '@red-steward/domain/care/visits-to-come'
import type { Id } from '@red-steward/domain/ids'
import { ageOn, type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { getDoor } from '../registry/index.ts'
import { needsDue, safetyDue } from '../visits/index.ts'
import { callsAt, campaignsAt, runsAt } from './documents.ts'
import { dutiesOf } from './duties.ts'
import { readFlow, readRules } from './rules.ts'

interface Person {
  id: Id
  name: string
  birthDate: Day | null
}

/** Of one door what `careToday` reads of all in reach; a door out of reach is not there. */
export const visitsToCome = query(shape, async (context, { dwellingId }) => {
  const { tx, actor, now } = context
  await getDoor(tx, actor, dwellingId)
  const here = sql`d.id = ${dwellingId}`
  const calls = await callsAt(context, here)
  const items = toCome(
    {
      duties: await dutiesOf(context, { dwellingId }),
      runs: await runsAt(context, here),
      calls,
      campaigns: calls.length > 0 ? await campaignsAt(context) : [],
      needs: await needsDue(context, dwellingId),
      safety: await safetyDue(context, dwellingId),
      rules: await readRules(tx, actor),
      flow: await readFlow(tx, actor),
    },
    now,
  )
  const { rows: persons } = await sql<Person>`select id, name, birth_date as "birthDate" from persons
    where community_id = ${actor.communityId} and id = any(${items.flatMap(({ personId }) => personId ?? [])}::uuid[])`.execute(
    tx,
  )
  const known = new Map(persons.map((person) => [person.id, person]))
  return {
    rows: items.map((item) => {
      const who = item.personId === null ? undefined : known.get(item.personId)
      return { ...item, name: who?.name ?? null, age: who?.birthDate ? ageOn(who.birthDate, dayOf(now)) : null }
    }),
  }
})
