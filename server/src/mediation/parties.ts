import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { removeParty as removeShape, saveParty as saveShape } from '@red-steward/domain/mediation/opening'
import { isMinor, mayJoin, type Party } from '@red-steward/domain/mediation/parties'
import { mayKeepWords } from '@red-steward/domain/mediation/rules'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { openSecret, personInReach } from '../registry/index.ts'
import { open, seal, type Told } from './sealed.ts'
import { getDisputeFor } from './store.ts'

/** Writes a party of a dispute, new or corrected; a person of the register brings name, birth day and phone along. */
export async function putParty(context: Context, disputeId: Id, given: Party): Promise<void> {
  const { tx, actor, now, vault } = context
  const known = await findParty(context, disputeId, given.id)
  const party = await fromRegister(context, given, known)
  ensure(mayJoin(party, dayOf(now)))
  ensure(mayKeepWords(party.name, party.address))
  const { id, side, personId, name, phone, address, birthDate, guardian, representative } = party
  const told: Told<'dispute_parties|who'> = { name, phone, address, birthDate, guardian, representative }
  const facts = {
    side,
    person_id: personId,
    is_minor: isMinor(birthDate, dayOf(now)),
    who_sealed: seal(vault, 'dispute_parties|who', id, told),
  }
  const key = { community_id: actor.communityId, id, dispute_id: disputeId }
  if (!known)
    await tx
      .insertInto('dispute_parties')
      .values({ ...key, ...facts, entered_at: now })
      .execute()
  else {
    await tx
      .updateTable('dispute_parties')
      .set(facts)
      .where('community_id', '=', actor.communityId)
      .where('id', '=', id)
      .execute()
  }
}

export const saveParty = command(saveShape, async (context, { disputeId, party }) => {
  const dispute = await getDisputeFor(context, 'save-party', disputeId)
  await putParty(context, disputeId, party)
  if (!dispute.confidential) context.trail.changed('dispute', disputeId, null)
})

export const removeParty = command(removeShape, async (context, { disputeId, partyId, on }) => {
  const { tx, actor } = context
  const dispute = await getDisputeFor(context, 'save-party', disputeId, on)
  if (!(await findParty(context, disputeId, partyId))) notFound()
  const { rows } = await sql`
    select 1 from agreement_items i where i.community_id = ${actor.communityId} and i.dispute_id = ${disputeId}
      and (i.obligor_id = ${partyId} or i.obligee_id = ${partyId}) limit 1`.execute(tx)
  if (rows.length > 0) refuseWith('party-has-signed')
  await tx
    .updateTable('dispute_parties')
    .set({ left_on: on })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', partyId)
    .execute()
  if (!dispute.confidential) context.trail.changed('dispute', disputeId, null)
})

async function findParty({ tx, actor }: Context, disputeId: Id, id: Id) {
  return tx
    .selectFrom('dispute_parties')
    .select(['id', 'person_id as personId', 'who_sealed as who'])
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .where('id', '=', id)
    .where('left_on', 'is', null)
    .executeTakeFirst()
}

interface RegisterRow {
  name: string
  birthDate: Day | null
  phone: Buffer | null
}

/**
 * Somebody of the register lies in the writer's reach, or does not exist. Their phone is taken along, which is a look at it
 * and recorded as one. Who corrects a party that stands there already leaves the person as they are.
 */
async function fromRegister(
  context: Context,
  party: Party,
  known?: { personId: Id | null; who: Buffer },
): Promise<Party> {
  const { tx, actor, vault, trail } = context
  const { personId } = party
  if (personId === null) return party
  if (known?.personId === personId) {
    const { name, birthDate, phone } = open(vault, 'dispute_parties|who', party.id, known.who)
    return { ...party, name, birthDate, phone: party.phone || phone }
  }
  if (!isAllowed(actor, 'registry.read')) notFound()
  const { rows } = await sql<RegisterRow>`
    select p.name, p.birth_date as "birthDate", p.phone_sealed as phone from persons p
    where p.community_id = ${actor.communityId} and p.id = ${personId} and p.merged_into is null and ${personInReach(actor)}`.execute(
    tx,
  )
  const person = rows[0] ?? notFound()
  const phone = party.phone || openSecret(vault, personId, 'phone', person.phone) || ''
  if (!party.phone && phone) trail.looked('person', personId, ['phone'], 'mediation')
  return { ...party, name: person.name, birthDate: person.birthDate, phone }
}
