import type { Id } from '@red-steward/domain/ids'
import { sendAgain as againShape, outbox as outboxShape } from '@red-steward/domain/messages/managing'
import type { Channel, MessageState } from '@red-steward/domain/messages/message'
import { type Language, type MessageParams, smsOf, type Template } from '@red-steward/domain/messages/templates'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import type { Vault } from '../kernel/vault.ts'
import { sealedAs } from './send.ts'
import { wake } from './wake.ts'

export const outbox = query(outboxShape, async ({ tx, actor, vault }, { state, channel, after, limit }) => {
  const which = sql`m.community_id = ${actor.communityId} and m.channel <> 'IN_APP'
    ${state ? sql`and m.state = ${state}` : sql``} ${channel ? sql`and m.channel = ${channel}` : sql``}
    ${after ? sql`and m.id < ${after}` : sql``}`
  const { rows } = await sql<Row>`
    select m.id, m.channel, m.template, m.params, m.language, m.params ->> 'caseNo' as "caseNo", e.name as endpoint, m.state,
      m.problem, m.attempts, m.made_at as "madeAt", m.due_at as "dueAt", m.ended_at as "endedAt", m.secret_sealed as "secretSealed"
    from messages m left join webhooks e on e.community_id = m.community_id and e.id = m.endpoint_id
    where ${which} order by m.id desc limit ${limit + 1}`.execute(tx)
  const { rows: counts } = await sql<{ waiting: number; dead: number }>`
    select count(*) filter (where state = 'WAITING')::int as waiting, count(*) filter (where state = 'DEAD')::int as dead
    from messages where community_id = ${actor.communityId} and state in ('WAITING', 'DEAD')`.execute(tx)
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(({ params: _p, language: _l, secretSealed: _s, ...row }, at) => ({
      ...row,
      shown: row.state === 'SHOWN' ? wordsOf(vault, shown[at]!) : null,
    })),
    next: rows.length > limit ? shown.at(-1)!.id : null,
    counts: counts[0]!,
  }
})

interface Row {
  id: Id
  channel: Channel
  template: string
  params: MessageParams
  language: Language
  caseNo: string | null
  endpoint: string | null
  state: MessageState
  problem: never
  attempts: number
  madeAt: string
  dueAt: string
  endedAt: string | null
  secretSealed: Buffer | null
}

function wordsOf(vault: Vault, { id, template, params, language, secretSealed }: Row): string {
  const secret = secretSealed ? vault.open(secretSealed, sealedAs('secret_sealed', id)) : undefined
  return smsOf(template as Template, params, language, { origin: '', secret })
}

/** Under its old id: whoever has had it after all knows it by that. */
export const sendAgain = command(againShape, async ({ tx, actor, now, trail }, { ids }) => {
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'state', 'expires_at'])
    .where('community_id', '=', actor.communityId)
    .where('channel', '<>', 'IN_APP')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length < new Set(ids).size) notFound()
  if (rows.some(({ state }) => state !== 'DEAD')) refuseWith('message-not-given-up')
  if (rows.some(({ expires_at }) => expires_at !== null && expires_at <= now)) refuseWith('message-too-late')
  await tx
    .updateTable('messages')
    .set({ state: 'WAITING', failures: 0, due_at: now, ended_at: null })
    .where('community_id', '=', actor.communityId)
    .where('id', 'in', ids)
    .execute()
  for (const { id } of rows) trail.fact('message', id, 'state', 'DEAD', 'WAITING')
  wake(actor.communityId)
})
