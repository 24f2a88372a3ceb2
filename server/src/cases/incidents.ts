// The doors an incident reaches, by the register and as they were told.
import {
  type AffectedAnswer,
  type AffectedHow,
  affectedDoors,
  type IncidentScope,
} from '@red-steward/domain/cases/incidents'
import {
  type AffectedHome,
  type Incident,
  incidentPage as pageShape,
  proposeAffected as proposeShape,
} from '@red-steward/domain/cases/together'
import type { Id } from '@red-steward/domain/ids'
import type { FollowedHome } from '@red-steward/domain/portal/queries'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { whereOf } from './answer-incident.ts'
import { type PlaceRow, placeColumns, shownWhere } from './places.ts'
import { caseSeen } from './reach.ts'

export const proposeAffected = query(proposeShape, async (context, { caseId, sourceId, scopes }) => {
  const { tx, actor } = context
  const { rows } = await sql<{ dwellingId: Id | null; buildingId: Id | null }>`
    select k.dwelling_id as "dwellingId", k.building_id as "buildingId" from cases k
    where k.community_id = ${actor.communityId} and k.id = ${caseId} and ${caseSeen(actor)}`.execute(tx)
  const one = rows[0] ?? notFound()
  if (!one.buildingId) return { doors: [] }
  return {
    doors: await affectedOf(context, one.buildingId, sourceId === undefined ? one.dwellingId : sourceId, scopes),
  }
})

type DoorRow = PlaceRow & { id: Id; unitId: Id | null; floor: number; room: string; occupied: boolean }

const doorColumns = sql`d.id, d.unit_id as "unitId", d.floor, ${placeColumns}, exists (select from residences r
  where r.community_id = d.community_id and r.dwelling_id = d.id and r.to_day is null) as occupied`
const doorTables = sql`dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
  join compounds c on c.community_id = b.community_id and c.id = b.compound_id
  left join units u on u.community_id = d.community_id and u.id = d.unit_id`

async function affectedOf(
  { tx, actor }: QueryContext,
  buildingId: Id,
  sourceId: Id | null,
  scopes: readonly IncidentScope[],
): Promise<AffectedHome[]> {
  const { rows } = await sql<DoorRow>`
    select ${doorColumns} from ${doorTables}
    where d.community_id = ${actor.communityId} and d.building_id = ${buildingId} and d.retired_at is null`.execute(tx)
  const doors = new Map(rows.map((row) => [row.id, row]))
  return affectedDoors(rows, { sourceId, unitId: null, scopes }).map(({ id, how }) => homeOf(doors.get(id)!, how))
}

function homeOf(row: DoorRow, how: AffectedHow): AffectedHome {
  return { dwellingId: row.id, where: shownWhere(row), floor: row.floor, how, occupied: row.occupied }
}

interface AnswerRow {
  followerId: Id
  answer: AffectedAnswer
  text: string
  by: string
  at: string
}

type Head = Pick<Incident, 'caseNo' | 'state' | 'openedBy'> & { openedAt: Instant | null }

export const incidentPage = query(pageShape, async (context, { caseId }) => {
  const { tx, actor, trail } = context
  const { rows: heads } = await sql<Head>`
    select k.case_no as "caseNo", k.state, i.opened_at as "openedAt", a.display_name as "openedBy"
    from cases k left join case_incidents i on i.community_id = k.community_id and i.case_id = k.id left join accounts a on a.id = i.opened_by
    where k.community_id = ${actor.communityId} and k.id = ${caseId} and ${caseSeen(actor)}`.execute(tx)
  const head = heads[0] ?? notFound()
  if (head.openedAt === null) return { incident: null }
  trail.looked('case', caseId, ['incident'])
  const { rows: messages } = await sql<{ text: string; by: string; at: string }>`
    select h.resident_text as text, a.display_name as by, h.happened_at as at from case_hops h join accounts a on a.id = h.by_id
    where h.community_id = ${actor.communityId} and h.case_id = ${caseId} and h.action = 'ASKED' and h.detail ? 'incident'
    order by h.happened_at, h.sequence`.execute(tx)
  const { rows: answers } = await sql<AnswerRow>`
    select r.follower_id as "followerId", r.answer, r.text, a.display_name as by, r.happened_at as at
    from case_incident_answers r join accounts a on a.id = r.by_id
    where r.community_id = ${actor.communityId} and r.case_id = ${caseId} order by r.happened_at, r.id`.execute(tx)
  const { rows: doors } = await sql<DoorRow & { followerId: Id; how: AffectedHow; answer: AffectedAnswer | null }>`
    select f.id as "followerId", f.affected as how, f.answer, ${doorColumns}
    from case_followers f join (${doorTables}) on d.community_id = f.community_id and d.id = f.dwelling_id
    where f.community_id = ${actor.communityId} and f.case_id = ${caseId} and f.kind = 'AFFECTED' and f.left_at is null
    order by array_position(array['NEEDS_HELP', null, 'NOT_WELL', 'WELL', 'NOT_AFFECTED'], f.answer), array_position(array['SOURCE', 'BELOW', 'LIFT', 'UNIT', 'BUILDING'], f.affected), d.floor desc, d.room`.execute(
    tx,
  )
  const said = (answer: AffectedAnswer | null) => doors.filter((door) => door.answer === answer).length
  const incident = {
    caseId,
    ...head,
    openedAt: head.openedAt,
    messages,
    counts: {
      doors: doors.length,
      needsHelp: said('NEEDS_HELP'),
      notWell: said('NOT_WELL'),
      well: said('WELL'),
      notAffected: said('NOT_AFFECTED'),
      silent: said(null),
    },
    doors: doors.map((door) => ({
      ...homeOf(door, door.how),
      followerId: door.followerId,
      answer: door.answer,
      answers: answers
        .filter(({ followerId }) => followerId === door.followerId)
        .map(({ followerId: _, ...answer }) => answer),
    })),
  }
  return { incident }
})

const byName = sql`coalesce(nullif(p.name, ''), a.display_name)`
const byOnDoors = (of: 'h' | 'r') => sql`join accounts a on a.id = ${sql.ref(`${of}.by_id`)}
  left join public_cards p on p.community_id = ${sql.ref(`${of}.community_id`)} and p.account_id = a.id`

/** What an affected home reads at the portal: what all were told last, and whatever was answered for it. */
export async function affectedHome(context: QueryContext, caseId: Id, followerId: Id): Promise<FollowedHome> {
  const { tx, actor } = context
  const { rows: told } = await sql<NonNullable<FollowedHome['message']>>`
    select h.resident_text as text, ${byName} as by, h.happened_at as at from case_hops h ${byOnDoors('h')}
    where h.community_id = ${actor.communityId} and h.case_id = ${caseId} and h.action = 'ASKED' and h.detail ? 'incident'
    order by h.happened_at desc, h.sequence desc limit 1`.execute(tx)
  const { rows: answers } = await sql<FollowedHome['answers'][number]>`
    select r.answer, r.text, case when a.service is null then ${byName} end as by, r.happened_at as at
    from case_incident_answers r ${byOnDoors('r')}
    where r.community_id = ${actor.communityId} and r.follower_id = ${followerId} order by r.happened_at, r.id`.execute(
    tx,
  )
  const message = told[0] ?? null
  const last = answers.at(-1)
  const asked = message !== null && (!last || last.at < message.at)
  return { where: await whereOf(context, followerId), message, asked, answers }
}
