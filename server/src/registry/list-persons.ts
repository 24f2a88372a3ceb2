import type { Id } from '@red-steward/domain/ids'
import { type ListedPerson, type PersonFilters, listPersons as shape } from '@red-steward/domain/registry/lists'
import { ageOn, type Day, dayOf } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'
import {
  afterCursor,
  cursorOf,
  doorOfRow,
  type ListedDoor,
  orderKey,
  placeConditions,
  shownDoor,
  staleSince,
} from './list-parts.ts'
import { seesGroups, shownName, viewOf } from './view.ts'

interface Row extends ListedDoor {
  key: string
  id: Id
  personId: Id
  name: string
  sex: '0' | '1' | '2' | '9'
  birthDate: Day | null
  relation: string
  residence: string
  hasPhone: boolean
  hasIdNumber: boolean
}

/** One row per person and place: who is registered at one door and lives behind another is listed at both. */
export const listPersons = query(shape, async (context, { order, after, limit, ...filters }) => {
  const { tx, actor } = context
  const place = orderKey(order, sql`p.pinyin`, sql`p.confirmed_at`)
  // Behind one door household by household, each with its head first.
  const key = order === 'address' ? sql<string>`(${place} || '|' || r.household_id || r.relation) collate "C"` : place
  const conditions = [...placeConditions(actor, filters), ...personConditions(context, filters)]
  const from = sql`
    from residences r
    join persons p on p.community_id = r.community_id and p.id = r.person_id
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join units u on u.community_id = d.community_id and u.id = d.unit_id
    where r.community_id = ${actor.communityId} and r.to_day is null and p.died_on is null and ${sql.join(conditions, sql` and `)}`
  const { rows } = await sql<Row>`
    select ${key} as key, r.id, p.id as "personId", p.name, p.sex, p.birth_date as "birthDate", r.relation, r.kind as residence,
      p.phone_mark is not null as "hasPhone", p.id_number_mark is not null as "hasIdNumber", r.household_id as "householdId",
      p.confirmed_at as "confirmedAt", ${doorOfRow}
    ${from} ${sql.join([sql``, ...afterCursor(after, key, sql`r.id`)], sql` and `)}
    order by 1, r.id limit ${limit + 1}`.execute(tx)
  const total =
    after === undefined ? await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(tx) : undefined
  if (viewOf(actor) === 'full') context.trail.listed(shape.name, Math.min(rows.length, limit))
  return {
    rows: rows.slice(0, limit).map((row) => listed(context, row)),
    next: rows.length > limit ? cursorOf(rows[limit - 1]) : null,
    total: total ? total.rows[0]!.total : null,
  }
})

/** Filters on what a role may not see would tell it all the same, so they are refused. */
function personConditions({ actor, now }: QueryContext, filters: PersonFilters): RawBuilder<unknown>[] {
  const { staleDays, ageFrom, ageTo, sex, group, residence, missingPhone, missingIdNumber } = filters
  const personal = [ageFrom, ageTo, sex, group, residence, missingPhone, missingIdNumber].some(
    (value) => value !== undefined,
  )
  if (personal && viewOf(actor) === 'door') return refuseWith('role-not-allowed')
  if (group && !seesGroups(actor)) return refuseWith('role-not-allowed')
  const today = dayOf(now)
  return [
    ...(staleDays ? [staleSince(now, staleDays, sql`p.confirmed_at`)] : []),
    ...(ageFrom === undefined ? [] : [sql`p.birth_date <= ${yearsBefore(today, ageFrom)}::date`]),
    ...(ageTo === undefined ? [] : [sql`p.birth_date > ${yearsBefore(today, ageTo + 1)}::date`]),
    ...(sex ? [sql`p.sex = ${sex}`] : []),
    ...(residence ? [sql`r.kind = ${residence}`] : []),
    ...(missingPhone ? [sql`p.phone_mark is null`] : []),
    ...(missingIdNumber ? [sql`p.id_number_mark is null`] : []),
    ...(group
      ? [
          sql`exists (select from eligibilities e where e.community_id = p.community_id and e.person_id = p.id and e.group_code = ${group}
            and e.ended_on is null and e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date))`,
        ]
      : []),
  ]
}

/** The last birthday on which somebody is this old today; 29 February counts from 1 March. */
function yearsBefore(today: Day, years: number): Day {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0')
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return today.endsWith('02-29') && !leap ? `${year}-02-28` : `${year}${today.slice(4)}`
}

function listed({ actor, now }: QueryContext, row: Row): ListedPerson {
  const view = viewOf(actor)
  const shown = { id: row.personId, name: shownName(actor, row.name), ...shownDoor(row) }
  if (view === 'door') {
    const nothing = {
      sex: null,
      age: null,
      birthDate: null,
      relation: null,
      residence: null,
      hasPhone: null,
      hasIdNumber: null,
    }
    return { ...shown, ...nothing }
  }
  const { sex, birthDate, relation, residence, hasPhone, hasIdNumber } = row
  const age = birthDate === null ? null : ageOn(birthDate, dayOf(now))
  return {
    ...shown,
    sex,
    age,
    birthDate: view === 'full' ? birthDate : null,
    relation,
    residence,
    hasPhone,
    hasIdNumber,
  }
}
