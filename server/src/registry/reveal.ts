import { reveal as shape } from '@red-steward/domain/registry/pages'
import { sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { personInReach } from './reach.ts'
import { openSecret } from './secrets.ts'

// A query, so that the value in clear is stored in no answered command; the look itself is audited with its reason.
export const reveal = query(shape, async ({ tx, actor, vault, trail }, { personId, field, reason }) => {
  const { rows } = await sql<{ name: string; idNumber: Buffer | null; phone: Buffer | null }>`
    select p.name, p.id_number_sealed as "idNumber", p.phone_sealed as phone
    from persons p where p.community_id = ${actor.communityId} and p.id = ${personId} and ${personInReach(actor)}`.execute(
    tx,
  )
  const person = rows[0] ?? notFound()
  trail.looked('person', personId, [field], reason)
  return { value: field === 'name' ? person.name : openSecret(vault, personId, field, person[field]) }
})
