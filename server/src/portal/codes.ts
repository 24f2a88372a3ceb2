// A phone is confirmed by six digits; the pass it earns opens what was reported with it, for half an hour.
import { createHash, timingSafeEqual } from 'node:crypto'
import { type Id, newId } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/portal/commands'
import { CODE_MINUTES, CODE_TRIES, PASS_MINUTES } from '@red-steward/domain/portal/limits'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { hashSecret } from '../kernel/hash-secret.ts'
import type { QueryContext } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'
import { sendCode } from '../messages/index.ts'
import { countHit } from './counting.ts'
import { getFront } from './front.ts'

type Reading = Pick<QueryContext, 'tx' | 'actor' | 'now' | 'vault'>

/** Whether a code would arrive: an SMS channel is set up, or this is the demo, which shows it. */
export async function canSendCodes({ tx, actor }: Pick<QueryContext, 'tx' | 'actor'>): Promise<boolean> {
  return (await hasSms({ tx, actor })) || (await getFront(tx, actor.communityId)).isDemo
}

async function hasSms({ tx, actor }: Pick<QueryContext, 'tx' | 'actor'>): Promise<boolean> {
  const { rows } = await sql`
    select from message_channels where community_id = ${actor.communityId} and kind = 'SMS' and enabled`.execute(tx)
  return rows.length > 0
}

export const requestCode = command(shapes.portalRequestCode, async (context, { phone, pass, language, network }) => {
  const { tx, actor, now, vault } = context
  if (!(await canSendCodes(context))) refuseWith('portal-no-codes')
  const counted = [
    await countHit(context, 'code-phone-network', `${phone}|${network}`),
    await countHit(context, 'code-phone', phone),
    await countHit(context, 'code-network', network),
  ]
  for (const judged of counted)
    if (judged.over !== 'no') refuseWith('portal-code-too-often', { retryAfterSeconds: judged.retryAfterSeconds })
  const code = await sendCode(context, phone, 'follow', language)
  const goodUntil = later(now, CODE_MINUTES)
  const mark = vault.fingerprint('phone', phone)
  const passHash = hashSecret(pass)
  await sql`delete from portal_codes where community_id = ${actor.communityId}
    and ((phone_mark = ${mark} and pass_hash = ${passHash}) or good_until <= ${now})`.execute(tx)
  const id = newId(Date.parse(now))
  await tx
    .insertInto('portal_codes')
    .values({
      community_id: actor.communityId,
      id,
      phone_mark: mark,
      pass_hash: passHash,
      code_hash: hashCode(id, code),
      good_until: goodUntil,
    })
    .execute()
  if (!(await hasSms(context))) context.once({ demoCode: code })
  return { goodUntil }
})

/** A wrong code is an answer, not a refusal: a refusal would take its own count back. */
export const confirmCode = command(shapes.portalConfirmCode, async (context, { phone, code, pass }) => {
  const { tx, actor, now, vault } = context
  const mark = vault.fingerprint('phone', phone)
  const passHash = hashSecret(pass)
  const { rows } = await sql<{ id: Id; codeHash: Buffer; tries: number }>`
    update portal_codes set tries = tries + 1
    where community_id = ${actor.communityId} and phone_mark = ${mark} and pass_hash = ${passHash} and good_until > ${now} and tries < ${CODE_TRIES}
    returning id, code_hash as "codeHash", tries`.execute(tx)
  const sent = rows[0]
  if (!sent) return { confirmed: false, triesLeft: 0 }
  if (!timingSafeEqual(sent.codeHash, hashCode(sent.id, code)))
    return { confirmed: false, triesLeft: CODE_TRIES - sent.tries }
  await tx.deleteFrom('portal_codes').where('community_id', '=', actor.communityId).where('id', '=', sent.id).execute()
  await sql`delete from portal_passes where community_id = ${actor.communityId} and good_until <= ${now}`.execute(tx)
  const id = newId(Date.parse(now))
  await tx
    .insertInto('portal_passes')
    .values({
      community_id: actor.communityId,
      id,
      pass_hash: passHash,
      phone_sealed: vault.seal(phone, passAad(id)),
      phone_mark: mark,
      good_until: later(now, PASS_MINUTES),
    })
    .execute()
  return { confirmed: true, triesLeft: 0 }
})

const hashCode = (id: Id, code: string) => createHash('sha256').update(`${id}|${code}`).digest()
const passAad = (id: Id) => `portal_passes|phone_sealed|${id}`
const later = (now: Instant, minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant

export interface ConfirmedPhone {
  phone: string
  mark: Buffer
}

/** The phone a pass stands for. Refuses `portal-pass-over`. */
export async function getPhone({ tx, actor, now, vault }: Reading, pass: string): Promise<ConfirmedPhone> {
  const { rows } = await sql<{ id: Id; sealed: Buffer; mark: Buffer }>`
    select id, phone_sealed as sealed, phone_mark as mark from portal_passes
    where community_id = ${actor.communityId} and pass_hash = ${hashSecret(pass)} and good_until > ${now}`.execute(tx)
  const row = rows[0] ?? refuseWith('portal-pass-over')
  return { phone: vault.open(row.sealed, passAad(row.id)), mark: row.mark }
}
