import { isConfidential } from '@red-steward/domain/cases/catalogue'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import { writeNote as shape } from '@red-steward/domain/notebook/notes'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { findWhere } from './places.ts'

export const writeNote = command(shape, async ({ tx, actor, now, trail }, input) => {
  ensure(mayKeepText(input.text))
  const named = input.dwellingId !== null || input.buildingId !== null
  const where = named ? await findWhere(tx, actor, input) : { dwellingId: null, buildingId: null, gridId: null }
  const confidential = input.confidential || (input.chips.leaf !== null && isConfidential(input.chips.leaf))
  const at = happened(input.happenedAt, now)
  const gridId = confidential ? null : where.gridId
  await tx
    .insertInto('notes')
    .values({
      community_id: actor.communityId,
      id: input.id,
      text: input.text,
      chips: JSON.stringify(input.chips),
      author_id: actor.id,
      dwelling_id: where.dwellingId,
      building_id: where.buildingId,
      grid_id: gridId,
      day: input.day ?? dayOf(at),
      happened_at: at,
      entered_at: now,
      confidential,
    })
    .execute()
  trail.changed('note', input.id, gridId)
})
