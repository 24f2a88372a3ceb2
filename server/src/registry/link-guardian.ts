import { linkGuardian as shape } from '@red-steward/domain/registry/entitling'
import { checkPhone } from '@red-steward/domain/registry/phone'
import { ageOn, dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getPersonForChange } from './households.ts'
import { announceAtHomes } from './residences.ts'
import type { Writing } from './revise.ts'
import { sealGuardianPhone } from './secrets.ts'
import { CREATED } from './subjects.ts'

export const linkGuardian = command(shape, async (context, { id, childId, guardian }) => {
  const { tx, actor, vault, now, trail } = context
  const child = await getPersonForChange(tx, actor, childId)
  if ('personId' in guardian) await refuseUnfit(context, childId, guardian.personId)
  const phone = 'name' in guardian && guardian.phone ? checkPhone(guardian.phone) : undefined
  if (phone?.problem) refuseWith(phone.problem, { field: 'guardian.phone' })

  await tx
    .insertInto('guardianships')
    .values({
      community_id: actor.communityId,
      id,
      child_id: childId,
      guardian_id: 'personId' in guardian ? guardian.personId : null,
      guardian_name: 'name' in guardian ? guardian.name : null,
      guardian_phone_sealed: phone?.number ? sealGuardianPhone(vault, id, phone.number) : null,
      relation: guardian.relation,
      consented_on: counted(context, guardian.consentedOn),
      starts_on: dayOf(now),
    })
    .execute()
  trail.fact('guardianship', id, CREATED, null, true)
  announceAtHomes(context, child.id, child.homes)
})

async function refuseUnfit({ tx, actor, now }: Writing, childId: string, guardianId: string) {
  if (guardianId === childId) refuseWith('guardian-of-oneself')
  const guardian = await getPersonForChange(tx, actor, guardianId)
  if (guardian.diedOn) refuseWith('person-has-died')
  if (guardian.mergedInto) refuseWith('person-merged', { into: guardian.mergedInto })
  if (guardian.birthDate && ageOn(guardian.birthDate, dayOf(now)) < 18) refuseWith('guardian-too-young')
}
