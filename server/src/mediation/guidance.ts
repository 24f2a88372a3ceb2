// The justice office: what is handed to it when a quarrel ends, and what its people read.
import type { Id } from '@red-steward/domain/ids'
import { confirmBy } from '@red-steward/domain/mediation/clocks'
import type { Side } from '@red-steward/domain/mediation/dispute'
import { type GuidedAgreement, type HandedDispute, guidance as shape } from '@red-steward/domain/mediation/guidance'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'
import type { DisputeRow } from './facts.ts'
import { open } from './sealed.ts'
import { figuresOf } from './statistics.ts'

/** Refuses `justice-office-missing`. A confidential quarrel is handed on by mouth alone; its parties are told where to go. */
export async function handToOffice(
  { tx, actor, now }: Context,
  dispute: Pick<DisputeRow, 'id' | 'confidential'>,
  { kind, on }: { kind: HandedDispute['kind']; on: Day },
): Promise<void> {
  if (dispute.confidential) return
  const office = await tx
    .selectFrom('handling_units')
    .select('id')
    .where('community_id', '=', actor.communityId)
    .where('kind', '=', 'JUSTICE_OFFICE')
    .where('retired_at', 'is', null)
    .orderBy('name')
    .executeTakeFirst()
  const { id } = office ?? refuseWith('justice-office-missing')
  await tx
    .insertInto('dispute_handings')
    .values({
      community_id: actor.communityId,
      dispute_id: dispute.id,
      kind,
      unit_id: id,
      handed_on: on,
      handed_by: actor.id,
      entered_at: now,
    })
    .execute()
}

interface Office {
  id: Id
  name: string
}

export const guidance = query(shape, async (context) => {
  const { tx, actor, now } = context
  const { rows } = await sql<Office>`
    select u.id, u.name from handling_units u join handling_unit_members m on m.community_id = u.community_id and m.unit_id = u.id
    where u.community_id = ${actor.communityId} and u.kind = 'JUSTICE_OFFICE' and m.account_id = ${actor.id}
    order by u.retired_at nulls first limit 1`.execute(tx)
  const office = rows[0]
  if (!office) return { guidance: null }
  const year = dayOf(now).slice(0, 4)
  return {
    guidance: {
      office: office.name,
      handed: await handedTo(context, office),
      agreements: await agreementsOf(context),
      figures: await figuresOf(context, { from: `${year}-01-01`, to: `${year}-12-31` }),
    },
  }
})

type HandedRow = Pick<HandedDispute, 'id' | 'disputeNo' | 'type' | 'kind' | 'handedOn' | 'mediators'> & {
  told: Buffer
  parties: { id: Id; side: Side; who: string }[]
}

async function handedTo({ tx, actor, vault, trail }: QueryContext, { id: unitId }: Office): Promise<HandedDispute[]> {
  const { rows } = await sql<HandedRow>`
    select d.id, d.dispute_no as "disputeNo", d.type, g.kind, g.handed_on as "handedOn", d.told_sealed as told,
      array(select a.display_name from dispute_mediators m join accounts a on a.id = m.account_id
        where m.community_id = d.community_id and m.dispute_id = d.id and m.standing = 'IN_CHARGE' order by m.since) as mediators,
      coalesce((select json_agg(json_build_object('id', p.id, 'side', p.side, 'who', encode(p.who_sealed, 'base64')) order by p.side, p.entered_at, p.id)
        from dispute_parties p where p.community_id = d.community_id and p.dispute_id = d.id and p.left_on is null), '[]') as parties
    from dispute_handings g join disputes d on d.community_id = g.community_id and d.id = g.dispute_id
    where g.community_id = ${actor.communityId} and g.unit_id = ${unitId} and not d.confidential
    order by g.handed_on desc, d.dispute_no desc limit 200`.execute(tx)
  if (rows.length > 0) trail.listed('disputes', rows.length)
  return rows.map(({ told, parties, ...row }) => {
    const { title, claim } = open(vault, 'disputes|told', row.id, told)
    const named = parties.map(({ id, side, who }) => ({
      side,
      name: open(vault, 'dispute_parties|who', id, Buffer.from(who, 'base64')).name,
    }))
    return { ...row, title, claim, parties: named }
  })
}

async function agreementsOf({ tx, actor, now }: QueryContext): Promise<GuidedAgreement[]> {
  const { rows } = await sql<Omit<GuidedAgreement, 'confirmBy'>>`
    select d.dispute_no as "disputeNo", d.type, d.state, d.effect_on as "effectOn" from disputes d
    where d.community_id = ${actor.communityId} and not d.confidential and d.effect_on > ${dayOf(now)}::date - interval '1 year'
    order by d.effect_on desc, d.dispute_no desc limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, confirmBy: confirmBy(row.effectOn) }))
}
