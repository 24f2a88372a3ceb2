import type { Id } from '@red-steward/domain/ids'
import { needsGuardian } from '@red-steward/domain/registry/guardians'
import type { GroupCode } from '@red-steward/domain/registry/key-groups'
import type { HouseholdView, MemberRow } from '@red-steward/domain/registry/pages'
import { dwelling as dwellingShape, household as householdShape } from '@red-steward/domain/registry/pages'
import { ageOn, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { type DoorRow, doorAtPage, doorColumns, doorTables, inReach } from './reach.ts'
import { maskedSecret } from './secrets.ts'
import { freshnessOf, seesGroups, shownName, viewOf } from './view.ts'

export const householdPage = query(householdShape, async (context, { householdId }) => {
  const [view] = await householdViews(context, { householdId })
  if (!view) notFound()
  context.trail.looked('household', householdId, ['page'])
  return view
})

export const dwellingPage = query(dwellingShape, async (context, { dwellingId }) => {
  const { tx, actor, trail } = context
  const { rows } = await sql<DoorRow>`
    select ${doorColumns} from ${doorTables}
    where d.community_id = ${actor.communityId} and d.id = ${dwellingId} and ${inReach(actor)}`.execute(tx)
  const dwelling = doorAtPage(rows[0] ?? notFound())
  const households = await householdViews(context, { dwellingId })
  for (const { id } of households) trail.looked('household', id, ['page'])
  return {
    view: viewOf(actor),
    dwelling,
    freshness: await freshnessOf(tx, actor.communityId, [dwellingId]),
    households,
  }
})

type HouseholdRow = DoorRow &
  Pick<HouseholdView, 'id' | 'version' | 'headPersonId' | 'note' | 'openedOn' | 'closedOn' | 'confirmedAt'>

async function householdViews(
  context: QueryContext,
  by: { householdId: Id } | { dwellingId: Id },
): Promise<HouseholdView[]> {
  const { tx, actor } = context
  const which = 'householdId' in by ? sql`h.id = ${by.householdId}` : sql`h.dwelling_id = ${by.dwellingId}`
  const { rows } = await sql<HouseholdRow>`
    select h.id, h.version, h.head_person_id as "headPersonId", h.note, h.opened_on as "openedOn", h.closed_on as "closedOn",
      h.confirmed_at as "confirmedAt", ${doorColumns}
    from ${doorTables} join households h on h.community_id = d.community_id and h.dwelling_id = d.id
    where h.community_id = ${actor.communityId} and ${which} and ${inReach(actor)}
    order by h.closed_on desc nulls first, h.registered_at`.execute(tx)
  if (rows.length === 0) return []
  const view = viewOf(actor)
  const members = await membersOf(
    context,
    rows.map((row) => row.id),
  )
  const others = await othersAt(context, rows[0]!.dwellingId)
  return Promise.all(
    rows.map(async (row) => {
      const own = members.filter((member) => member.householdId === row.id)
      const listed = (open: boolean) =>
        own
          .filter((member) => member.isOpen === open)
          .map(({ householdId: _h, isOpen: _o, ...member }) => ({
            ...member,
            isHead: member.personId === row.headPersonId,
          }))
      return {
        id: row.id,
        view,
        version: row.version,
        dwelling: doorAtPage(row),
        headPersonId: row.headPersonId,
        note: view === 'door' ? null : row.note,
        openedOn: row.openedOn,
        closedOn: row.closedOn,
        confirmedAt: row.confirmedAt,
        freshness: view === 'door' ? [] : await freshnessOf(tx, actor.communityId, [row.id, row.dwellingId]),
        members: listed(true),
        pastMembers: view === 'door' ? [] : listed(false),
        others: others.filter((other) => other.id !== row.id),
      }
    }),
  )
}

type MemberRead = Omit<
  MemberRow,
  'isHead' | 'age' | 'idNumber' | 'phone' | 'needsGuardian' | 'needsCare' | 'groups'
> & {
  householdId: Id
  idNumberSealed: Buffer | null
  phoneSealed: Buffer | null
  groups: GroupCode[]
  careAgreed: boolean
}

/** Everyone who lives or lived in these households, the head first, then as the table of relations orders them. */
async function membersOf({ tx, actor, vault, now }: QueryContext, householdIds: Id[]) {
  const today = dayOf(now)
  const view = viewOf(actor)
  const inForce = sql`e.community_id = p.community_id and e.person_id = p.id and e.starts_on <= ${today}::date
    and (e.ended_on is null or e.ended_on > ${today}::date) and (e.ends_on is null or e.ends_on >= ${today}::date)`
  const { rows } = await sql<MemberRead>`
    select r.household_id as "householdId", r.id as "residenceId", p.id as "personId", p.name, r.relation, r.kind,
      r.from_day as "fromDay", r.to_day as "toDay", r.end_reason as "endReason", r.destination,
      p.sex, p.birth_date as "birthDate", p.document_kind as "documentKind", p.id_number_sealed as "idNumberSealed",
      p.phone_sealed as "phoneSealed", p.language_need as "languageNeed", p.died_on as "diedOn",
      p.confirmed_at as "confirmedAt", p.version, r.version as "residenceVersion",
      array(select e.group_code from eligibilities e where ${inForce} order by 1) as groups,
      exists (select 1 from eligibilities e where ${inForce} and e.care_flag_agreed_on is not null) as "careAgreed",
      array(select coalesce(g.guardian_name, q.name) from guardianships g
        left join persons q on q.community_id = g.community_id and q.id = g.guardian_id
        where g.community_id = p.community_id and g.child_id = p.id and g.ended_on is null order by g.starts_on) as "guardianNames"
    from residences r join persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = ${actor.communityId} and r.household_id = any(${householdIds}::uuid[])
    order by (r.relation = '02') desc, r.to_day desc nulls first, r.relation, p.birth_date`.execute(tx)
  return rows.map(({ idNumberSealed, phoneSealed, careAgreed, ...row }) => {
    const common = { ...row, isOpen: row.toDay === null, name: shownName(actor, row.name) }
    if (view === 'door') return { ...common, ...hidden, needsCare: careAgreed }
    return {
      ...common,
      birthDate: view === 'full' ? row.birthDate : null,
      age: row.birthDate ? ageOn(row.birthDate, row.diedOn ?? today) : null,
      idNumber: maskedSecret(vault, row.personId, 'idNumber', idNumberSealed),
      phone: maskedSecret(vault, row.personId, 'phone', phoneSealed),
      needsGuardian: row.diedOn === null && row.guardianNames.length === 0 && needsGuardian(row.birthDate, today),
      guardianNames: row.guardianNames.map((name) => shownName(actor, name)),
      groups: seesGroups(actor) ? row.groups : [],
      needsCare: row.groups.length > 0,
    }
  })
}

/** What the property company's people never see, whoever they ask about (handbook §10). */
const hidden = {
  relation: null,
  kind: null,
  fromDay: null,
  toDay: null,
  endReason: null,
  destination: null,
  sex: null,
  birthDate: null,
  age: null,
  documentKind: null,
  idNumber: null,
  phone: null,
  languageNeed: null,
  needsGuardian: false,
  guardianNames: [],
  groups: [],
  diedOn: null,
  confirmedAt: null,
}

async function othersAt({ tx, actor }: QueryContext, dwellingId: Id): Promise<HouseholdView['others']> {
  const { rows } = await sql<HouseholdView['others'][number]>`
    select h.id, p.name as "headName", h.closed_on as "closedOn",
      (select count(*)::int from residences r where r.community_id = h.community_id and r.household_id = h.id and r.to_day is null) as members
    from households h left join persons p on p.community_id = h.community_id and p.id = h.head_person_id
    where h.community_id = ${actor.communityId} and h.dwelling_id = ${dwellingId}
    order by h.closed_on desc nulls first, h.registered_at`.execute(tx)
  return rows.map((row) => ({ ...row, headName: row.headName && shownName(actor, row.headName) }))
}
