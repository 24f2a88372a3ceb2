// What an affected home answers: a row for each answer, and beside the home itself the one that was said last, whichever came last.
import type { AffectedAnswer } from '@red-steward/domain/cases/incidents'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import { answerIncident as shape } from '@red-steward/domain/cases/together'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { getFollowedForChange } from './followed.ts'
import { type PlaceRow, placeColumns, shownWhere } from './places.ts'
import { addHop, changeCase, type Writing } from './store.ts'

export const answerIncident = command(shape, (context, { caseId, followerId, answer, text, happenedAt }) =>
  homeAnswers(context, { caseId, followerId }, { answer, text, at: happened(happenedAt, context.now) }),
)

interface Home {
  caseId: Id
  /** The home as a follower of the case. */
  followerId: Id
}

interface Said {
  answer: AffectedAnswer
  text: string
  at: Instant
}

/** Also after the end: whether it is well is asked then. Refuses `not-found`: no home of this case. */
export async function homeAnswers(context: Writing, { caseId, followerId }: Home, said: Said): Promise<void> {
  const { tx, actor, now, commandId } = context
  const { answer, text, at } = said
  const one = await getFollowedForChange(context, caseId, followerId)
  ensure(mayKeepText(text))
  await tx
    .insertInto('case_incident_answers')
    .values({
      community_id: actor.communityId,
      id: commandId,
      case_id: caseId,
      follower_id: followerId,
      answer,
      text,
      by_id: actor.id,
      happened_at: at,
      entered_at: now,
    })
    .execute()
  const { numAffectedRows } = await sql`
    update case_followers f set answer = r.answer, answer_text = r.text, answered_at = r.happened_at
    from (select answer, text, happened_at from case_incident_answers
      where community_id = ${actor.communityId} and follower_id = ${followerId} order by happened_at desc, id desc limit 1) r
    where f.community_id = ${actor.communityId} and f.id = ${followerId} and f.kind = 'AFFECTED'`.execute(tx)
  if (numAffectedRows === 0n) notFound()
  const home = { where: await whereOf(context, followerId), answer }
  await addHop(context, caseId, { action: 'HOUSEHOLD', text, detail: { home }, at })
  await changeCase(context, one)
}

/** Of an affected home, as a follower. */
export async function whereOf({ tx, actor }: Pick<Writing, 'tx' | 'actor'>, followerId: Id): Promise<string> {
  const { rows } = await sql<PlaceRow>`
    select ${placeColumns} from case_followers f join dwellings d on d.community_id = f.community_id and d.id = f.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join units u on u.community_id = d.community_id and u.id = d.unit_id
    where f.community_id = ${actor.communityId} and f.id = ${followerId}`.execute(tx)
  return shownWhere(rows[0] ?? notFound())
}
