import type { Id } from '@red-steward/domain/ids'
import { type Sight, sightOf } from '@red-steward/domain/mediation/actions'
import { confirmBy } from '@red-steward/domain/mediation/clocks'
import type { ChosenBy, HopAction, Standing } from '@red-steward/domain/mediation/dispute'
import {
  type DisputeAtPage,
  type DisputePage,
  type PartyAtPage,
  disputePage as shape,
} from '@red-steward/domain/mediation/queries'
import type { Day } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { fileOf } from './dispute-file.ts'
import { duesOf } from './dues.ts'
import { type DisputeRow, factsOf, readDisputes } from './facts.ts'
import { open } from './sealed.ts'

export const disputePage = query(shape, (context, { disputeId }) => readPage(context, disputeId))

/** The page of a dispute as far as the reader sees it; each look is recorded. */
export async function readPage(context: QueryContext, disputeId: Id): Promise<DisputePage> {
  const { tx, actor, now, trail } = context
  const [row] = await readDisputes(tx, actor, { where: sql`d.id = ${disputeId}` })
  const sight = row ? sightOf(row, actor) : 'nothing'
  if (!row || sight === 'nothing') notFound()
  trail.looked('dispute', disputeId, [sight])
  return {
    dispute: await disputeAt(context, row),
    facts: factsOf(row),
    parties: await partiesAt(context, row, sight),
    mediators: await mediatorsAt(context, disputeId),
    hops: await hopsAt(context, disputeId),
    dues: (await duesOf(tx, actor, now, [row])).get(disputeId) ?? [],
    file: sight === 'file' ? await fileOf(context, disputeId) : null,
  }
}

async function disputeAt({ tx, actor, vault }: QueryContext, row: DisputeRow): Promise<DisputeAtPage> {
  const { rows } = await sql<{ caseNo: string | null; enteredBy: string }>`
    select k.case_no as "caseNo", a.display_name as "enteredBy" from disputes d join accounts a on a.id = d.entered_by
    left join cases k on k.community_id = d.community_id and k.id = d.case_id
    where d.community_id = ${actor.communityId} and d.id = ${row.id}`.execute(tx)
  const { id, disputeNo, type, source, appliedHow, state, confidential, caseId, appliedOn, acceptBy } = row
  const { acceptedOn, begunOn, dueOn, concludedOn, effectOn, archivedOn, agreement } = row
  const days = { appliedOn, acceptBy, acceptedOn, begunOn, dueOn, concludedOn, effectOn, archivedOn }
  return {
    ...{ id, disputeNo, type, source, appliedHow, state, confidential, caseId },
    ...days,
    ...open(vault, 'disputes|told', id, row.told),
    ...rows[0]!,
    confirmBy: effectOn !== null && agreement?.form === 'WRITTEN' ? confirmBy(effectOn) : null,
  }
}

type PartyRow = Pick<PartyAtPage, 'id' | 'side' | 'personId' | 'isMinor' | 'noticeSignedOn' | 'consent'> & {
  who: Buffer
}

/** Names and addresses are needed to know whether one has an interest; phones are for those who mediate. */
async function partiesAt({ tx, actor, vault }: QueryContext, row: DisputeRow, sight: Sight): Promise<PartyAtPage[]> {
  const { rows } = await sql<PartyRow>`
    select p.id, p.side, p.person_id as "personId", p.is_minor as "isMinor", p.notice_signed_on as "noticeSignedOn", p.who_sealed as who,
      (select json_build_object('answer', c.answer, 'means', c.means, 'on', c.answered_on) from dispute_consents c
        where c.community_id = p.community_id and c.dispute_id = p.dispute_id and c.party_id = p.id and c.consent_to = 'MEDIATION'
        order by c.answered_on desc, c.entered_at desc, c.id desc limit 1) as consent
    from dispute_parties p where p.community_id = ${actor.communityId} and p.dispute_id = ${row.id} and p.left_on is null
    order by p.side, p.entered_at, p.id`.execute(tx)
  return rows.map(({ who, ...party }) => {
    const told = open(vault, 'dispute_parties|who', party.id, who)
    const named = { ...party, name: told.name, address: told.address, birthDate: null, phone: null }
    if (sight === 'file') return { ...party, ...told }
    return { ...named, guardian: withoutPhone(told.guardian), representative: withoutPhone(told.representative) }
  })
}

const withoutPhone = (someone: PartyAtPage['guardian']) => someone && { ...someone, phone: '' }

async function mediatorsAt({ tx, actor }: QueryContext, disputeId: Id) {
  const { rows } = await sql<{ accountId: Id; name: string; standing: Standing; chosenBy: ChosenBy }>`
    select m.account_id as "accountId", a.display_name as name, m.standing, m.chosen_by as "chosenBy"
    from dispute_mediators m join accounts a on a.id = m.account_id
    where m.community_id = ${actor.communityId} and m.dispute_id = ${disputeId} order by m.since, a.display_name`.execute(
    tx,
  )
  return rows
}

async function hopsAt({ tx, actor }: QueryContext, disputeId: Id) {
  const { rows } = await sql<{
    id: Id
    action: HopAction
    toState: DisputeRow['state'] | null
    by: string
    on: Day
    enteredAt: string
  }>`
    select h.id, h.action, h.to_state as "toState", a.display_name as by, h.happened_on as on, h.entered_at as "enteredAt"
    from dispute_hops h join accounts a on a.id = h.by_id
    where h.community_id = ${actor.communityId} and h.dispute_id = ${disputeId} order by h.turn`.execute(tx)
  return rows
}
