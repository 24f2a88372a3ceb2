// What a resident says about their report, and what the office says back.
import { mayReopen, type OwnAnswer } from '@red-steward/domain/cases/callback'
import { isOpen } from '@red-steward/domain/cases/case'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { newId } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/portal/commands'
import { writeToResident as writeShape } from '@red-steward/domain/portal/desk'
import { sql } from 'kysely'
import {
  addHop,
  changeCase,
  ensureAction,
  getCaseForChange,
  keepPhoto,
  openAgain,
  residentAnswers,
} from '../cases/index.ts'
import { type Context, command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { followerPreferences, setFollowerPreferences } from '../messages/index.ts'
import { countHit } from './counting.ts'
import { type Follower, getFollower, isFromPortal } from './followers.ts'

export const ask = command(shapes.portalAsk, async (context, { key, text }) => {
  const follower = await speak(context, key, text)
  const one = await getFollowedCase(context, follower)
  const action = (await isAskedNow(context, follower)) ? 'ANSWERED' : 'QUESTION'
  const hopId = await addHop(context, one.id, { action, text, residentText: text, at: context.now })
  await tieTalk(context, hopId, follower.id)
  await changeCase(context, one)
})

export const rate = command(shapes.portalRate, async (context, { key, solved, content, contacted = null, text }) => {
  const { tx, actor, now } = context
  const follower = await speak(context, key, text)
  const one = await getFollowedCase(context, follower)
  if (one.state !== 'CLOSED' && one.state !== 'EVALUATED') refuseWith('portal-not-closed')
  await tx
    .insertInto('portal_ratings')
    .values({
      community_id: actor.communityId,
      id: newId(Date.parse(now)),
      case_id: one.id,
      follower_id: follower.id,
      solved,
      content,
      contacted,
      text,
      at: now,
    })
    .execute()
  const answer: OwnAnswer = {
    contacted,
    resolved: solved ? 'YES' : 'NO',
    satisfied: shapes.satisfiedOf[content],
    byOwnHand: 'pass' in key || (await isFromPortal(context, one.id)),
  }
  const evaluated = follower.kind === 'REPORTER' && (await residentAnswers(context, one, answer, text))
  const said = `${solved ? '已解决' : '未解决'}；${shapes.contentWords[content].zh}${text ? `：${text}` : ''}`
  const toState = evaluated ? 'EVALUATED' : undefined
  const hopId = await addHop(context, one.id, { action: 'RATED', toState, text: said, residentText: text, at: now })
  await tieTalk(context, hopId, follower.id)
  await changeCase(context, one, evaluated ? { state: 'EVALUATED' } : {})
})

/** Back to the hands it was in, by the rule that guards the desk's own reopening; only its reporter says so here. */
export const notSolved = command(shapes.portalNotSolved, async (context, { key, text }) => {
  const { now } = context
  const follower = await speak(context, key, text)
  if (follower.kind !== 'REPORTER') refuseWith('portal-not-yours')
  const one = await getFollowedCase(context, follower)
  ensure(mayReopen(one, now))
  await openAgain(context, one, { text, residentText: text, at: now })
})

export const preferences = command(shapes.portalPreferences, async (context, { key, language, sms, leave }) => {
  const { tx, actor, now } = context
  const follower = await getFollower(context, key)
  // An affected home stays in the list of those who were asked; it is only left in peace.
  const isLeftInPeace = leave && follower.kind === 'AFFECTED'
  if (language !== undefined || sms !== undefined || isLeftInPeace) {
    const before = await followerPreferences(context, follower.id)
    await setFollowerPreferences(context, follower.id, {
      ...before,
      language: language ?? follower.language,
      sms: leave ? false : (sms ?? before.sms),
    })
  }
  const leaves = leave && follower.kind !== 'AFFECTED'
  if (!leaves && !language) return
  await tx
    .updateTable('case_followers')
    .set({ ...(language ? { language } : {}), ...(leaves ? { left_at: now } : {}) })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', follower.id)
    .execute()
})

/** What the follower holds opens this one case for them, whoever wrote it down. */
function getFollowedCase(context: Context, { caseId }: Follower) {
  return getCaseForChange({ ...context, actor: { ...context.actor, role: 'secretary' } }, caseId)
}

export const addPhoto = command(shapes.portalAddPhoto, async (context, { key, id, photo }) => {
  const follower = await getFollower(context, key)
  if (follower.kind !== 'REPORTER') refuseWith('portal-not-yours')
  const one = await getFollowedCase(context, follower)
  if (!isOpen(one.state)) refuseWith('case-ended')
  await keepPhoto(context, one, { id, bytes: Buffer.from(photo, 'base64'), at: context.now })
})

/** Whoever holds this key, about to say something; so often an hour. */
export async function speak(context: Context, key: shapes.ReportKey, text: string): Promise<Follower> {
  ensure(mayKeepText(text))
  const follower = await getFollower(context, key)
  const judged = await countHit(context, 'say-case', follower.id)
  if (judged.over !== 'no') refuseWith('portal-too-many', { retryAfterSeconds: judged.retryAfterSeconds })
  return follower
}

async function tieTalk({ tx, actor }: Context, hopId: Id, followerId: Id): Promise<void> {
  const values = { community_id: actor.communityId, hop_id: hopId, follower_id: followerId }
  await tx.insertInto('portal_talk').values(values).execute()
}

async function isAskedNow({ tx, actor }: Context, follower: Follower): Promise<boolean> {
  const { rows } = await sql<{ action: string }>`
    select h.action from case_hops h join portal_talk t on t.community_id = h.community_id and t.hop_id = h.id
    where h.community_id = ${actor.communityId} and t.follower_id = ${follower.id} and h.action in ('ASKED', 'ANSWERED')
    order by h.happened_at desc, h.id desc limit 1`.execute(tx)
  return rows[0]?.action === 'ASKED'
}

/** Both a reply and a question reach the reporter; with `hopId`, whoever asked that question. */
export const writeToResident = command(writeShape, async (context, { caseId, text, question, hopId }) => {
  const { tx, actor, now } = context
  ensure(mayKeepText(text))
  const one = await getCaseForChange(context, caseId)
  if (!one.confidential) await ensureAction(context, 'ask', one, now)
  else if (actor.role !== 'secretary') refuseWith('case-not-yours')
  const { rows } = await sql<{ id: Id }>`
    select f.id from case_followers f left join portal_talk t on t.community_id = f.community_id and t.follower_id = f.id and t.hop_id = ${hopId ?? null}
    where f.community_id = ${actor.communityId} and f.case_id = ${caseId} and f.left_at is null
      and ${hopId ? sql`t.hop_id is not null` : sql`f.kind = 'REPORTER'`} limit 1`.execute(tx)
  const follower = rows[0] ?? (hopId ? notFound() : refuseWith('portal-nobody-reads'))
  const action = question ? 'ASKED' : 'REPLY'
  await tieTalk(context, await addHop(context, caseId, { action, text, residentText: text, at: now }), follower.id)
  await changeCase(context, one)
})
