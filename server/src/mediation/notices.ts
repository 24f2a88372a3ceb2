// Topics on public notice, as whoever stands at a door reads them. What is public where and when says the domain.
import type { Id } from '@red-steward/domain/ids'
import {
  gistOf,
  isReadAt,
  type NoticeFacts,
  type PublicNotice,
  publicNotice,
  type TopicOnNotice,
} from '@red-steward/domain/mediation/public-notice'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'
import { readTopic } from './topic-page.ts'

type Row = NoticeFacts &
  Omit<TopicOnNotice, 'from' | 'until' | 'gist'> & { scope: Id | null; text: string; proposal: string | null }

/** Those read at a door of this compound today, the newest first. */
export async function topicsOnNotice({ tx, actor, now }: QueryContext, compoundId: Id): Promise<TopicOnNotice[]> {
  const { rows } = await sql<Row>`
    select t.id, t.title, t.matter, t.state, t.compound_id as scope, c.name as compound, t.text, t.notice_from as "noticeFrom",
      t.notice_until as "noticeUntil", (select m.proposal from topic_meetings m where m.community_id = t.community_id
        and m.topic_id = t.id order by m.held_on desc, m.entered_at desc limit 1) as proposal
    from topics t left join compounds c on c.community_id = t.community_id and c.id = t.compound_id
    where t.community_id = ${actor.communityId} and t.state = 'ON_NOTICE' and (t.compound_id is null or t.compound_id = ${compoundId})
    order by t.notice_from desc, t.id desc`.execute(tx)
  const today = dayOf(now)
  return rows
    .filter((row) => isReadAt(row, compoundId, today))
    .map(({ id, title, matter, compound, text, proposal, noticeFrom, noticeUntil }) => ({
      ...{ id, title, matter, compound, gist: gistOf(proposal, text) },
      from: noticeFrom!,
      until: noticeUntil!,
    }))
}

/** The whole notice, while it is read at a door of this compound. */
export async function findNotice(
  context: QueryContext,
  compoundId: Id,
  topicId: Id,
): Promise<PublicNotice | undefined> {
  const isRead = (await topicsOnNotice(context, compoundId)).some(({ id }) => id === topicId)
  return isRead ? publicNotice(await readTopic(context, topicId)) : undefined
}
