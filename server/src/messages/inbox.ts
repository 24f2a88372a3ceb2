import {
  type InboxLine,
  inbox as inboxShape,
  markRead as markShape,
  unread as unreadShape,
} from '@red-steward/domain/messages/own'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { type QueryContext, query } from '../kernel/query.ts'

const MOST_COUNTED = 100

export const inbox = query(inboxShape, async (context, { unreadOnly, after, limit }) => {
  const { tx, actor } = context
  const { rows } = await sql<InboxLine>`
    select m.id, m.template, m.params, m.case_id as "caseId", m.made_at as "madeAt", m.read_at as "readAt" from messages m
    where m.community_id = ${actor.communityId} and m.account_id = ${actor.id} and m.channel = 'IN_APP'
      and (not ${unreadOnly}::boolean or m.read_at is null) and (${after ?? null}::uuid is null or m.id < ${after ?? null}::uuid)
    order by m.id desc limit ${limit + 1}`.execute(tx)
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? shown.at(-1)!.id : null, unread: await countUnread(context) }
})

export const unread = query(unreadShape, async (context) => ({ unread: await countUnread(context) }))

async function countUnread({ tx, actor }: QueryContext): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from messages m where m.community_id = ${actor.communityId}
      and m.account_id = ${actor.id} and m.channel = 'IN_APP' and m.read_at is null limit ${MOST_COUNTED}) unread`.execute(
    tx,
  )
  return rows[0]!.n
}

export const markRead = command(markShape, async ({ tx, actor, now }, { ids }) => {
  let own = tx
    .updateTable('messages')
    .set({ read_at: now })
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('channel', '=', 'IN_APP')
    .where('read_at', 'is', null)
  if (ids) own = own.where('id', 'in', ids.length > 0 ? ids : [actor.id])
  await own.execute()
})
