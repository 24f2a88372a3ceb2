import { formatAddress } from '@red-steward/domain/places/address'
import type { OpenQuestion } from '@red-steward/domain/portal/desk'
import { openQuestions as shape } from '@red-steward/domain/portal/desk'
import { sql } from 'kysely'
import { caseSeen } from '../cases/index.ts'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'

type Row = Omit<OpenQuestion, 'where'> & {
  compound: string | null
  phase: number | null
  building: string
  unit: string | null
  room: string
}

/** Everybody who follows a case has a talk of their own: a word to one answers nobody else. */
export const openQuestions = query(shape, async ({ tx, actor }, { caseId }) => {
  const seen = await sql`
    select 1 from cases k where k.community_id = ${actor.communityId} and k.id = ${caseId} and ${caseSeen(actor)}`.execute(
    tx,
  )
  if (seen.rows.length === 0) notFound()
  const { rows } = await sql<Row>`
    select h.id as "hopId", h.resident_text as text, h.happened_at as at, f.kind, c.name as compound, b.phase, b.number as building,
      u.number as unit, d.room
    from case_hops h join portal_talk t on t.community_id = h.community_id and t.hop_id = h.id
    join case_followers f on f.community_id = t.community_id and f.id = t.follower_id and f.left_at is null
    left join dwellings d on f.kind = 'AFFECTED' and d.community_id = f.community_id and d.id = f.dwelling_id
    left join buildings b on b.community_id = d.community_id and b.id = d.building_id
    left join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join units u on u.community_id = d.community_id and u.id = d.unit_id
    where h.community_id = ${actor.communityId} and h.case_id = ${caseId} and h.action = 'QUESTION'
      and not exists (select from portal_talk l join case_hops a on a.community_id = l.community_id and a.id = l.hop_id
        where l.community_id = t.community_id and l.follower_id = t.follower_id and a.action in ('REPLY', 'ASKED')
          and a.sequence > h.sequence)
    order by h.sequence limit 100`.execute(tx)
  return {
    questions: rows.map(({ compound, phase, building, unit, room, ...question }) => ({
      ...question,
      where: compound === null ? '' : formatAddress({ compound, phase, building, unit, room }),
    })),
  }
})
