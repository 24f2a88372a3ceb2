// What phones hold of the register (domain/src/registry/documents.ts): everything hangs on a building of the reach.
import type { Id } from '@red-steward/domain/ids'
import type {
  EligibilityDocument,
  HouseholdDocument,
  PersonDocument,
  ResidenceDocument,
} from '@red-steward/domain/registry/documents'
import { dayOf, yearsBefore } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'
import { inReach } from './reach.ts'
import { openSecret } from './secrets.ts'

type Condition = RawBuilder<boolean>
type Read<Document> = (context: QueryContext, where: Condition) => Promise<Document[]>

const among = (column: string, ids: readonly Id[]): Condition => sql`${sql.ref(column)} = any(${ids}::uuid[])`
/** Homes, doors and buildings of a query over `r`, `d`, `b`; a retired building is no phone's. */
const standing = sql`
  join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
  join buildings b on b.community_id = d.community_id and b.id = d.building_id and b.retired_at is null`

/** Residences (`r`) that make a person one of this building: open, or the last one, ended within a year. */
function belongs({ now }: QueryContext) {
  return sql<boolean>`(r.to_day is null or (r.to_day > ${yearAgo(now)}::date and not exists (
    select 1 from residences o where o.community_id = r.community_id and o.person_id = r.person_id
      and (o.to_day is null or o.to_day > r.to_day))))`
}
const yearAgo = (now: string) => yearsBefore(dayOf(now), 1)

const readHouseholds: Read<HouseholdDocument> = async ({ tx, actor, now }, where) => {
  const { rows } = await sql<HouseholdDocument>`
    select 'household' as kind, r.id, b.id as "buildingId", r.version, r.dwelling_id as "dwellingId",
      r.head_person_id as "headPersonId", r.note, r.opened_on as "openedOn", r.closed_on as "closedOn",
      r.confirmed_at as "confirmedAt"
    from households r ${standing}
    where r.community_id = ${actor.communityId} and (r.closed_on is null or r.closed_on > ${yearAgo(now)}::date)
      and ${where} order by r.id`.execute(tx)
  return rows
}

const readResidences: Read<ResidenceDocument> = async ({ tx, actor, now }, where) => {
  const { rows } = await sql<ResidenceDocument>`
    select 'residence' as kind, r.id, b.id as "buildingId", r.version, r.person_id as "personId",
      r.household_id as "householdId", r.dwelling_id as "dwellingId", r.relation, r.kind as "residenceKind",
      r.from_day as "fromDay", r.to_day as "toDay", r.end_reason as "endReason"
    from residences r ${standing}
    where r.community_id = ${actor.communityId} and (r.to_day is null or r.to_day > ${yearAgo(now)}::date)
      and ${where} order by r.id`.execute(tx)
  return rows
}

const readPersons: Read<PersonDocument> = async (context, where) => {
  const { rows } = await sql<PersonDocument & { sealed: Buffer | null }>`
    select 'person' as kind, p.id, homes.building_id as "buildingId", p.version, p.name, p.pinyin, p.initials, p.sex,
      p.birth_date as "birthDate", p.phone_sealed as sealed, p.language_need as "languageNeed", p.note,
      p.died_on as "diedOn", p.confirmed_at as "confirmedAt"
    from (select distinct r.person_id, b.id as building_id from residences r ${standing}
      where r.community_id = ${context.actor.communityId} and ${belongs(context)} and ${where}) homes
    join persons p on p.community_id = ${context.actor.communityId} and p.id = homes.person_id
    where p.merged_into is null order by p.id`.execute(context.tx)
  return rows.map(({ sealed, ...person }) => ({
    ...person,
    phone: phoneOf(context, person.id, sealed),
  }))
}

/** One value whose bytes are damaged must not keep a whole building off a phone; at the desk it still says that it fails. */
function phoneOf({ vault }: Parameters<Read<PersonDocument>>[0], personId: Id, sealed: Buffer | null): string | null {
  try {
    return openSecret(vault, personId, 'phone', sealed)
  } catch {
    return null
  }
}

const readEligibilities: Read<EligibilityDocument> = async (context, where) => {
  const { rows } = await sql<EligibilityDocument>`
    select 'eligibility' as kind, e.id, homes.building_id as "buildingId", e.version, e.person_id as "personId",
      e.group_code as "groupCode", e.starts_on as "startsOn", e.ends_on as "endsOn"
    from (select distinct r.person_id, b.id as building_id from residences r ${standing}
      where r.community_id = ${context.actor.communityId} and ${belongs(context)} and ${where}) homes
    join eligibilities e on e.community_id = ${context.actor.communityId} and e.person_id = homes.person_id
    where e.ended_on is null order by e.id`.execute(context.tx)
  return rows
}

/** Documents found by a column of `r`; `with` names other records whose change announces them, and the field. */
function source<Document extends HouseholdDocument | PersonDocument | ResidenceDocument | EligibilityDocument>(
  kind: Document['kind'],
  read: Read<Document>,
  id: string,
  comesWith: readonly { kind: string; field: string; column: string }[] = [],
): DocumentSource<Document> {
  const within = (context: QueryContext, column: string, ids: readonly Id[]) =>
    read(context, sql`${among(column, ids)} and ${inReach(context.actor)}`)
  return {
    kind,
    ofBuildings: (context, ids) => read(context, among('b.id', ids)),
    ofIds: (context, ids) => within(context, id, ids),
    comesWith: comesWith.map(({ kind, field, column }) => ({
      kind,
      field,
      ofIds: (context, ids) => within(context, column, ids),
    })),
  }
}

const withPerson = { kind: 'person', field: 'personId', column: 'r.person_id' }
const eligibilities = source('eligibility', readEligibilities, 'r.person_id', [withPerson])

export const documents: DocumentSource[] = [
  source('household', readHouseholds, 'r.id'),
  source('person', readPersons, 'r.person_id'),
  source('residence', readResidences, 'r.id', [
    withPerson,
    { kind: 'household', field: 'householdId', column: 'r.household_id' },
  ]),
  {
    ...eligibilities,
    // By its own id an eligibility is found through its person.
    ofIds: async (context, ids) => {
      const { rows } = await sql<{ personId: Id }>`
        select distinct person_id as "personId" from eligibilities
        where community_id = ${context.actor.communityId} and id = any(${ids}::uuid[])`.execute(context.tx)
      const all = await readEligibilities(
        context,
        sql`${among(
          'r.person_id',
          rows.map(({ personId }) => personId),
        )} and ${inReach(context.actor)}`,
      )
      return all.filter(({ id }) => ids.includes(id))
    },
  },
] as DocumentSource[]
