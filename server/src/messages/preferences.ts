// How somebody wants to be told: a colleague on their account page, whoever follows a case on its page in the portal.
import { type Id, newId } from '@red-steward/domain/ids'
import {
  ownPreferences as ownShape,
  type Preferences,
  setPreferences as setShape,
} from '@red-steward/domain/messages/own'
import { defaultQuietHours, type QuietHours } from '@red-steward/domain/messages/quiet-hours'
import type { Language } from '@red-steward/domain/messages/templates'
import { type Context, command } from '../kernel/command.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

export const preferenceAad = (column: 'email_sealed' | 'wecom_sealed', id: Id) => `message_preferences|${column}|${id}`

export const ownPreferences = query(ownShape, async (context) => {
  const { tx, actor } = context
  const channels = await tx
    .selectFrom('message_channels')
    .select('kind')
    .where('community_id', '=', actor.communityId)
    .where('enabled', '=', true)
    .execute()
  const browsers = await tx
    .selectFrom('push_subscriptions')
    .select(['id', 'app', 'made_at as madeAt'])
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('gone_at', 'is', null)
    .orderBy('made_at')
    .execute()
  const isSetUp = (kind: string) => channels.some((row) => row.kind === kind)
  return {
    preferences: await preferencesOf(context, { accountId: actor.id }),
    setUp: { email: isSetUp('EMAIL'), wecom: isSetUp('WECOM') },
    browsers: browsers.map((row) => ({ ...row, app: row.app as 'desk' | 'field' })),
  }
})

export const setPreferences = command(setShape, (context, input) =>
  keep(context, { accountId: context.actor.id }, input),
)

/** What somebody chose who follows a case, on the page of their link. */
export interface FollowerPreferences {
  sms: boolean
  email: boolean
  emailAddress: string
  language: Language
  quietHours: QuietHours
}

/** For the portal, which has let the follower in by their link. */
export async function followerPreferences(
  context: Pick<QueryContext, 'tx' | 'actor' | 'vault'>,
  followerId: Id,
): Promise<FollowerPreferences> {
  const { sms, email, emailAddress, language, quietHours } = await preferencesOf(context, { followerId })
  return { sms, email, emailAddress, language, quietHours }
}

/** For the portal, as above. Refuses `not-found`, `message-address-missing`. */
export async function setFollowerPreferences(
  context: Context,
  followerId: Id,
  chosen: FollowerPreferences,
): Promise<void> {
  const follower = await context.tx
    .selectFrom('case_followers')
    .select('id')
    .where('community_id', '=', context.actor.communityId)
    .where('id', '=', followerId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!follower) notFound()
  await keep(context, { followerId }, { ...chosen, push: false, wecom: false, wecomId: '' })
}

type Whose = { accountId: Id } | { followerId: Id }

async function rowOf({ tx, actor }: Pick<QueryContext, 'tx' | 'actor'>, whose: Whose) {
  const base = tx.selectFrom('message_preferences').selectAll().where('community_id', '=', actor.communityId)
  return 'accountId' in whose
    ? base.where('account_id', '=', whose.accountId).executeTakeFirst()
    : base.where('follower_id', '=', whose.followerId).executeTakeFirst()
}

async function preferencesOf(context: Pick<QueryContext, 'tx' | 'actor' | 'vault'>, whose: Whose) {
  const row = await rowOf(context, whose)
  const { vault } = context
  const opened = (column: 'email_sealed' | 'wecom_sealed') =>
    row?.[column] ? vault.open(row[column], preferenceAad(column, row.id)) : ''
  return {
    push: row?.push ?? true,
    email: row?.email ?? false,
    sms: row?.sms ?? true,
    wecom: row?.wecom ?? false,
    language: (row?.language ?? 'zh') as Language,
    quietHours: row ? { from: row.quiet_from, to: row.quiet_to } : defaultQuietHours,
    emailAddress: opened('email_sealed'),
    wecomId: opened('wecom_sealed'),
  }
}

async function keep(context: Context, whose: Whose, chosen: Preferences & { sms?: boolean }): Promise<void> {
  const { tx, actor, vault, trail } = context
  const { push, email, wecom, sms = true, language, quietHours, emailAddress, wecomId } = chosen
  if ((email && !emailAddress) || (wecom && !wecomId)) refuseWith('message-address-missing')
  const before = await rowOf(context, whose)
  const id = before?.id ?? newId()
  const sealed = (column: 'email_sealed' | 'wecom_sealed', text: string) =>
    text ? vault.seal(text, preferenceAad(column, id)) : null
  const row = {
    push,
    email,
    sms,
    wecom,
    language,
    quiet_from: quietHours.from,
    quiet_to: quietHours.to,
    email_sealed: sealed('email_sealed', emailAddress),
    wecom_sealed: sealed('wecom_sealed', wecomId),
  }
  const who = 'accountId' in whose ? { account_id: whose.accountId } : { follower_id: whose.followerId }
  await tx
    .insertInto('message_preferences')
    .values({ community_id: actor.communityId, id, ...who, ...row })
    .onConflict((conflict) => conflict.columns(['community_id', 'id']).doUpdateSet(row))
    .execute()
  trail.fact('message-preferences', id, 'ways', before ? 'set' : null, { push, email, wecom, sms })
}
