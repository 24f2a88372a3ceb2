// Whoever follows a case from the portal: found by the link they hold, or by a phone they confirmed.

import { type Id, newId } from '@red-steward/domain/ids'
import type { ReportKey } from '@red-steward/domain/portal/commands'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { householdOf, isPhoneOf, opensBy, reporterOf } from '../cases/index.ts'
import type { Context } from '../kernel/command.ts'
import { hashSecret } from '../kernel/hash-secret.ts'
import type { QueryContext } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { type ConfirmedPhone, getPhone } from './codes.ts'

type Reading = Pick<QueryContext, 'tx' | 'actor' | 'now' | 'vault'>

export interface Follower {
  id: Id
  caseId: Id
  kind: 'REPORTER' | 'ALSO_ME' | 'AFFECTED' | 'COLLEAGUE'
  language: 'zh' | 'en'
  hasPhone: boolean
  /** Came along when their case was merged into this one. */
  moved: boolean
  leftAt: Instant | null
}

interface NewFollower {
  caseId: Id
  kind: 'REPORTER' | 'ALSO_ME'
  /** The secret itself, or its hash where the secret is not known here. */
  link: string | Buffer
  phone: ConfirmedPhone | undefined
  language: 'zh' | 'en'
}

export async function addFollower(
  context: Context,
  { caseId, kind, link, phone, language }: NewFollower,
): Promise<void> {
  const { tx, actor, now, vault } = context
  const id = newId(Date.parse(now))
  await tx
    .insertInto('case_followers')
    .values({
      community_id: actor.communityId,
      id,
      case_id: caseId,
      kind,
      phone_sealed: phone ? vault.seal(phone.phone, phoneAad(id)) : null,
      phone_mark: phone?.mark ?? null,
      link_hash: typeof link === 'string' ? hashSecret(link) : link,
      language,
      joined_at: now,
    })
    .execute()
}

const phoneAad = (id: Id) => `case_followers|phone_sealed|${id}`

/** Undefined where the link belongs to no follower; a phone that does not follow it is `not-found`. */
export async function findFollower(context: Reading, key: ReportKey): Promise<Follower | undefined> {
  const { tx, actor, now } = context
  const holds =
    'link' in key
      ? opensBy(key.link, now)
      : sql`f.id = ${key.id} and ${holdsPhone((await getPhone(context, key.pass)).mark)}`
  const { rows } = await sql<Follower>`
    select f.id, f.case_id as "caseId", f.kind, f.language, f.phone_sealed is not null
        or exists (select from ${reporterOf} r where r.phone_mark is not null) or exists (select from ${householdOf} h) as "hasPhone",
      exists (select from case_follower_moves m where m.community_id = f.community_id and m.follower_id = f.id and m.to_id = f.case_id) as moved,
      f.left_at as "leftAt" from case_followers f
    where f.community_id = ${actor.communityId} and ${holds}`.execute(tx)
  return rows[0]
}

/** Follower rows `f` of a confirmed phone: left by themselves, or a number the register has of the reporter or of an affected home. */
export const holdsPhone = (mark: Buffer) => sql`(f.phone_mark = ${mark} or ${isPhoneOf(mark)})`

export async function getFollower(context: Reading, key: ReportKey): Promise<Follower> {
  return (await findFollower(context, key)) ?? notFound()
}

/** It was reported from a plate: its reporter's link was made by their own phone. */
export async function isFromPortal({ tx, actor }: Context, caseId: Id): Promise<boolean> {
  const { rows } = await sql`
    select from portal_reports where community_id = ${actor.communityId} and case_id = ${caseId}`.execute(tx)
  return rows.length > 0
}
