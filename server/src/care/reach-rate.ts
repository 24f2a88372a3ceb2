import { daysOfMonth } from '@red-steward/domain/care/days'
import { SMALLEST_SHOWN, careReachRate as shape } from '@red-steward/domain/care/reach-rate'
import type { Id } from '@red-steward/domain/ids'
import type { GroupCode } from '@red-steward/domain/registry/key-groups'
import { type Day, dayOf } from '@red-steward/domain/time'
import { type ReachMember, reachRate } from '@red-steward/domain/visits/reach'
import { sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { inReach } from '../registry/index.ts'

interface Row extends ReachMember {
  personId: Id
  groupCode: GroupCode
}

export const careReachRate = query(shape, async ({ tx, actor, now }, { month, groups, gridId }) => {
  const { first, last } = daysOfMonth(month)
  // A month under way is counted as of today.
  const countedOn = [last, dayOf(now)].sort()[0]!
  const { rows } = await sql<Row>`
    select e.person_id as "personId", e.group_code as "groupCode", e.starts_on as "enteredOn",
      least(e.ended_on, e.ends_on + 1) as "leftOn",
      array(select distinct (v.visited_at at time zone 'Asia/Shanghai')::date::text from visit_persons v
        where v.community_id = e.community_id and not v.withdrawn
          and (v.person_id = e.person_id or v.person_id = any(other.records))
          and v.result in ('MET', 'ANSWERED', 'RELATIVE')
          and v.visited_at >= (${first}::date::timestamp at time zone 'Asia/Shanghai')
          and v.visited_at < ((${countedOn}::date + 1)::timestamp at time zone 'Asia/Shanghai')) as "contactsOn"
    from eligibilities e
    join persons p on p.community_id = e.community_id and p.id = e.person_id and p.merged_into is null
    cross join lateral (select case when exists (select from persons m where m.community_id = p.community_id and m.merged_into = p.id)
      then array(select records_of(p.id)) end as records) other
    join lateral (select r.dwelling_id from residences r where r.community_id = p.community_id and r.person_id = p.id
      and r.kind <> 'REGISTERED_ONLY' order by r.to_day desc nulls first limit 1) home on true
    join dwellings d on d.community_id = e.community_id and d.id = home.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where e.community_id = ${actor.communityId} and e.group_code = any(${groups}::text[]) and e.end_reason is distinct from 'MISTAKE'
      and ${inReach(actor)} ${gridId ? sql`and b.grid_id = ${gridId}` : sql``}`.execute(tx)
  const span = { first, last: countedOn }
  const ofGroup = (code: GroupCode) => rows.filter(({ groupCode }) => groupCode === code)
  return {
    countedOn,
    all: cell(reachRate(onePerPerson(rows, countedOn), span)),
    byGroup: groups.map((groupCode) => ({
      groupCode,
      ...cell(reachRate(onePerPerson(ofGroup(groupCode), countedOn), span)),
    })),
  }
})

/** Somebody in several groups, or in one twice, is one person: in the set since the earliest that still holds. */
function onePerPerson(rows: readonly Row[], last: Day): Row[] {
  const persons = new Map<Id, Row>()
  for (const row of rows) {
    if (row.leftOn !== null && row.leftOn <= last) continue
    const known = persons.get(row.personId)
    if (!known || row.enteredOn < known.enteredOn) persons.set(row.personId, row)
  }
  return [...persons.values()]
}

function cell({ n, reached, rate }: { n: number; reached: number; rate: number | null }) {
  if (n > 0 && n < SMALLEST_SHOWN) return { n: null, reached: null, rate: null, suppressed: true }
  return { n, reached, rate, suppressed: false }
}
