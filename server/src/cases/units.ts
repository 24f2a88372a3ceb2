import {
  setUnitMembers as membersShape,
  retireUnit as retireShape,
  saveUnit as saveShape,
} from '@red-steward/domain/cases/settings'
import { command } from '../kernel/command.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { rolesHeld } from './handlers.ts'

export const saveUnit = command(saveShape, async ({ tx, actor, trail }, { id, name, kind, phone, uscc }) => {
  const before = await tx
    .selectFrom('handling_units')
    .select(['name', 'kind', 'phone', 'uscc'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  await tx
    .insertInto('handling_units')
    .values({ community_id: actor.communityId, id, name, kind, phone, uscc })
    .onConflict((conflict) =>
      conflict
        .columns(['community_id', 'id'])
        .doUpdateSet((eb) => ({ name, kind, phone, uscc, version: eb('handling_units.version', '+', 1) })),
    )
    .execute()
  const after = { name, kind, phone, uscc }
  for (const field of ['name', 'kind', 'phone', 'uscc'] as const)
    trail.fact('handling-unit', id, field, before?.[field], after[field])
  trail.changed('handling-unit', id, null)
})

export const retireUnit = command(retireShape, async ({ tx, actor, now, trail }, { id }) => {
  const row = await tx
    .updateTable('handling_units')
    .set((eb) => ({ retired_at: now, version: eb('version', '+', 1) }))
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) notFound()
  trail.fact('handling-unit', id, 'retiredAt', null, now)
  trail.changed('handling-unit', id, null)
})

/** A post as department handler or property steward is what lets somebody see anything of it. */
export const setUnitMembers = command(membersShape, async ({ tx, actor, now, trail }, { unitId, accountIds }) => {
  const unit = await tx
    .selectFrom('handling_units')
    .select('id')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', unitId)
    .forUpdate()
    .executeTakeFirst()
  if (!unit) notFound()
  const members = [...new Set(accountIds)]
  for (const accountId of members) {
    const held = await rolesHeld(tx, actor.communityId, accountId, now)
    const fits = held?.roles.some((role) => role === 'department-handler' || role === 'property-steward')
    if (!fits) refuseWith('handler-without-post')
  }
  const of = tx
    .deleteFrom('handling_unit_members')
    .where('community_id', '=', actor.communityId)
    .where('unit_id', '=', unitId)
  const gone = await (members.length > 0 ? of.where('account_id', 'not in', members) : of)
    .returning('account_id')
    .execute()
  const added = members.length
    ? await tx
        .insertInto('handling_unit_members')
        .values(
          members.map((account_id) => ({
            community_id: actor.communityId,
            unit_id: unitId,
            account_id,
            added_by: actor.id,
            added_at: now,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('account_id')
        .execute()
    : []
  for (const { account_id } of gone) trail.fact('handling-unit', unitId, 'member', account_id, null)
  for (const { account_id } of added) trail.fact('handling-unit', unitId, 'member', null, account_id)
  trail.changed('handling-unit', unitId, null)
})
