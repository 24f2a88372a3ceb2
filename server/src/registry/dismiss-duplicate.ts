import { dismissDuplicate as shape } from '@red-steward/domain/registry/duplicates'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { getPersonForChange } from './households.ts'

export const dismissDuplicate = command(shape, async ({ tx, actor, now }, { firstId, secondId }) => {
  if (firstId === secondId) refuseWith('merge-same-person')
  const [first, second] = [firstId, secondId].sort() as [string, string]
  for (const id of [first, second]) await getPersonForChange(tx, actor, id)
  await tx
    .insertInto('duplicate_dismissals')
    .values({
      community_id: actor.communityId,
      first_id: first,
      second_id: second,
      dismissed_by: actor.id,
      dismissed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
})
