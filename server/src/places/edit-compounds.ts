import * as shapes from '@red-steward/domain/places/commands'
import { mayRetireCompound, mayShapeCommunity } from '@red-steward/domain/places/rules'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { announceCompound, countBuildings, getCompoundForChange } from './store.ts'

export const createCompound = command(shapes.createCompound, async (context, { id, name, aliases, outline }) => {
  const { tx, actor, trail } = context
  ensure(mayShapeCommunity(actor))
  await tx
    .insertInto('compounds')
    .values({ community_id: actor.communityId, id, name, aliases, outline: outline && JSON.stringify(outline) })
    .execute()
  trail.fact('compound', id, 'name', null, name)
  trail.changed('compound', id, null)
})

export const correctCompound = command(
  shapes.correctCompound,
  async (context, { compoundId, name, aliases, outline }) => {
    const { tx, actor, trail } = context
    ensure(mayShapeCommunity(actor))
    const compound = await getCompoundForChange(tx, actor, compoundId)
    await tx
      .updateTable('compounds')
      .set({ name, aliases, outline: outline && JSON.stringify(outline) })
      .where('community_id', '=', actor.communityId)
      .where('id', '=', compoundId)
      .execute()
    trail.fact('compound', compoundId, 'name', compound.name, name)
    trail.fact('compound', compoundId, 'aliases', compound.aliases, aliases)
    trail.fact('compound', compoundId, 'outline', compound.outline, outline)
    await announceCompound(context, compoundId)
  },
)

export const retireCompound = command(shapes.retireCompound, async ({ tx, actor, now, trail }, { compoundId }) => {
  ensure(mayShapeCommunity(actor))
  await getCompoundForChange(tx, actor, compoundId)
  ensure(mayRetireCompound({ buildings: await countBuildings(tx, actor, { compoundId }) }))
  await tx
    .updateTable('compounds')
    .set({ retired_at: now })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', compoundId)
    .execute()
  trail.fact('compound', compoundId, 'retiredAt', null, now)
  trail.changed('compound', compoundId, null, 'forget')
})
