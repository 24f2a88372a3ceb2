import type { Id } from '@red-steward/domain/ids'
import { sightOf } from '@red-steward/domain/mediation/actions'
import { type ListedDispute, listDisputes as shape } from '@red-steward/domain/mediation/queries'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { duesOf } from './dues.ts'
import { mayConcern, readDisputes } from './facts.ts'
import { open } from './sealed.ts'

export const listDisputes = query(shape, async (context, { state, year }) => {
  const { tx, actor, now, vault, trail } = context
  const ended = sql`d.state in ('NOT_ACCEPTED', 'FAILED', 'WITHDRAWN', 'ARCHIVED')`
  const ofYear = year ? sql`and d.applied_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)` : sql``
  const found = await readDisputes(tx, actor, {
    where: sql`${mayConcern(actor)} and ${state === 'open' ? sql`not ${ended}` : sql`${ended} ${ofYear}`}`,
    order: sql`order by d.applied_on desc, d.id desc limit 500`,
  })
  const seen = found.flatMap((dispute) => {
    const sight = sightOf(dispute, actor)
    return sight === 'nothing' ? [] : [{ dispute, sight }]
  })
  const ids = seen.map(({ dispute }) => dispute.id)
  const [parties, risks] = [await partiesOf(context, ids), await risksOf(context, ids)]
  const dues = await duesOf(
    tx,
    actor,
    now,
    seen.map(({ dispute }) => dispute),
  )
  const rows = seen.map(({ dispute, sight }): ListedDispute => {
    const { id, disputeNo, type, state: at, confidential, appliedOn } = dispute
    const { title } = open(vault, 'disputes|told', id, dispute.told)
    const stands = { id, disputeNo, type, state: at, confidential, title, appliedOn, sight }
    return { ...stands, parties: parties.get(id) ?? [], dues: dues.get(id) ?? [], risk: risks.get(id) ?? null }
  })
  if (rows.length > 0) trail.listed('disputes', rows.length)
  return { rows: state === 'open' ? rows.sort(soonestFirst) : rows }
})

function soonestFirst(a: ListedDispute, b: ListedDispute): number {
  const [mine, theirs] = [a.dues[0]?.day ?? '9999', b.dues[0]?.day ?? '9999']
  return mine === theirs ? 0 : mine < theirs ? -1 : 1
}

async function partiesOf({ tx, actor, vault }: QueryContext, ids: readonly Id[]) {
  const { rows } = await sql<{ id: Id; disputeId: Id; side: 'APPLICANT' | 'RESPONDENT' | 'THIRD'; who: Buffer }>`
    select p.id, p.dispute_id as "disputeId", p.side, p.who_sealed as who from dispute_parties p
    where p.community_id = ${actor.communityId} and p.dispute_id = any(${[...ids]}::uuid[]) and p.left_on is null
    order by p.side, p.entered_at, p.id`.execute(tx)
  const named = rows.map(({ id, disputeId, side, who }) => ({
    disputeId,
    side,
    name: open(vault, 'dispute_parties|who', id, who).name,
  }))
  return new Map(
    ids.map((id) => [id, named.filter((one) => one.disputeId === id).map(({ side, name }) => ({ side, name }))]),
  )
}

/** The levels in force; the database shows them to the mediators in charge alone. */
async function risksOf({ tx, actor, now }: QueryContext, ids: readonly Id[]) {
  const { rows } = await sql<{ disputeId: Id; level: 'RED' | 'ORANGE' | 'YELLOW' | null; until: string | null }>`
    select distinct on (r.dispute_id) r.dispute_id as "disputeId", r.level, r.until from dispute_risks r
    where r.community_id = ${actor.communityId} and r.dispute_id = any(${[...ids]}::uuid[])
    order by r.dispute_id, r.set_at desc, r.id desc`.execute(tx)
  const today = dayOf(now)
  return new Map(rows.map(({ disputeId, level, until }) => [disputeId, level && until! >= today ? level : null]))
}
