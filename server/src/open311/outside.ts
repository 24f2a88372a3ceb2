import type { Id } from '@red-steward/domain/ids'
import { outsideOf as outsideShape, revealContact as revealShape } from '@red-steward/domain/open311/managing'
import { sql } from 'kysely'
import type { z } from 'zod'
import { caseSeen } from '../cases/index.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import type { Contact } from './report.ts'
import { contactAad } from './submit-request.ts'

type To = z.infer<typeof outsideShape.answer>['to']

export const outsideOf = query(outsideShape, async (context, { caseId }) => {
  await requireSeen(context, caseId)
  const { tx, actor } = context
  const from = await tx
    .selectFrom('open311_requests as r')
    .innerJoin('open311_keys as k', (join) =>
      join.onRef('k.community_id', '=', 'r.community_id').onRef('k.id', '=', 'r.key_id'),
    )
    .select(['k.name as system', 'r.at'])
    .where('r.community_id', '=', actor.communityId)
    .where('r.case_id', '=', caseId)
    .executeTakeFirst()
  const { rows: to } = await sql<To[number]>`
    select s.id as "systemId", s.name as system, f.state, f.outside_id as "outsideId", f.at, f.problem
    from open311_forwards f join open311_systems s on s.community_id = f.community_id and s.id = f.system_id
    where f.community_id = ${actor.communityId} and f.case_id = ${caseId} order by f.at`.execute(tx)
  return { from: from ?? null, to }
})

/** Another system's word about whoever reported: seen by those who handle the case, each look recorded. */
export const revealContact = query(revealShape, async (context, { caseId }) => {
  await requireSeen(context, caseId)
  const { tx, actor, vault, trail } = context
  const row = await tx
    .selectFrom('open311_requests')
    .select('contact_sealed')
    .where('community_id', '=', actor.communityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row?.contact_sealed) notFound()
  trail.looked('case', caseId, ['outside-contact'])
  return JSON.parse(vault.open(row.contact_sealed, contactAad(caseId))) as Contact
})

async function requireSeen({ tx, actor }: QueryContext, caseId: Id) {
  const { rows } = await sql`
    select 1 from cases k where k.community_id = ${actor.communityId} and k.id = ${caseId} and ${caseSeen(actor)}`.execute(
    tx,
  )
  if (rows.length === 0) notFound()
}
