import {
  deletePhrase as deleteShape,
  listPhrases as listShape,
  PHRASES_AT_MOST,
  savePhrase as saveShape,
} from '@red-steward/domain/cases/phrases'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'

export const savePhrase = command(saveShape, async ({ tx, actor, now }, { id, text }) => {
  ensure(mayKeepText(text))
  const kept = await tx
    .selectFrom('case_phrases')
    .select(['id', 'text'])
    .where('community_id', '=', actor.communityId)
    .execute()
  const others = kept.filter((phrase) => phrase.id !== id)
  if (others.length >= PHRASES_AT_MOST) refuseWith('too-many-phrases')
  if (others.some((phrase) => phrase.text === text)) refuseWith('phrase-kept-already')
  await tx
    .insertInto('case_phrases')
    .values({ community_id: actor.communityId, id, text, saved_by: actor.id, saved_at: now })
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'id']).doUpdateSet({ text, saved_by: actor.id, saved_at: now }),
    )
    .execute()
})

export const deletePhrase = command(deleteShape, async ({ tx, actor }, { id }) => {
  const gone = await tx
    .deleteFrom('case_phrases')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) notFound()
})

export const listPhrases = query(listShape, async ({ tx, actor }) => {
  const phrases = await tx
    .selectFrom('case_phrases')
    .select(['id', 'text'])
    .where('community_id', '=', actor.communityId)
    .execute()
  return { phrases: phrases.sort((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1)) }
})
