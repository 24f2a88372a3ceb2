import { formatAddress } from '@red-steward/domain/places/address'
import { isInForce } from '@red-steward/domain/registry/eligibility-rules'
import { eligibilities as shape } from '@red-steward/domain/registry/pages'
import { ageOn, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { z } from 'zod'
import { query } from '../kernel/query.ts'
import { type DoorRow, doorColumns, doorTables, inReach } from './reach.ts'
import { shownName } from './view.ts'

type Listed = z.infer<typeof shape.answer>['rows'][number]
type Row = Omit<Listed, 'address' | 'age' | 'inForce'> & { birthDate: string | null } & DoorRow

export const eligibilityList = query(shape, async ({ tx, actor, now }, { groupCode, endingBy, after, limit }) => {
  const today = dayOf(now)
  const [afterEnd, afterId] = after?.split('~') ?? []
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (e.id) e.id, e.person_id as "personId", p.name as "personName", p.birth_date as "birthDate",
        e.group_code as "groupCode", e.decided_by as "decidedBy", e.basis, e.consented_on as "consentedOn",
        e.care_flag_agreed_on as "careFlagAgreedOn", e.starts_on as "startsOn", e.ends_on as "endsOn",
        e.ended_on as "endedOn", e.end_reason as "endReason", r.household_id as "householdId", ${doorColumns}
      from eligibilities e
      join persons p on p.community_id = e.community_id and p.id = e.person_id
      join residences r on r.community_id = p.community_id and r.person_id = p.id and r.to_day is null
      join ${doorTables} on d.community_id = r.community_id and d.id = r.dwelling_id
      where e.community_id = ${actor.communityId} and e.ended_on is null and ${inReach(actor)}
        and ${groupCode ? sql`e.group_code = ${groupCode}` : sql`true`}
        and ${endingBy ? sql`e.ends_on <= ${endingBy}::date` : sql`(e.ends_on is null or e.ends_on >= ${today}::date)`}
      order by e.id, r.kind = 'REGISTERED_ONLY'
    ) found
    where ${afterId ? sql`(coalesce("endsOn", 'infinity'), id) > (${afterEnd}::date, ${afterId}::uuid)` : sql`true`}
    order by coalesce("endsOn", 'infinity'), id limit ${limit + 1}`.execute(tx)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      id: row.id,
      personId: row.personId,
      personName: shownName(actor, row.personName),
      age: row.birthDate ? ageOn(row.birthDate, today) : null,
      groupCode: row.groupCode,
      decidedBy: row.decidedBy,
      basis: row.basis,
      consentedOn: row.consentedOn,
      careFlagAgreedOn: row.careFlagAgreedOn,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      endedOn: row.endedOn,
      endReason: row.endReason,
      inForce: isInForce(row, today),
      householdId: row.householdId,
      address: formatAddress(row),
    })),
    next: rows.length > limit && last ? `${last.endsOn ?? 'infinity'}~${last.id}` : null,
  }
})
