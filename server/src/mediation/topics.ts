import { type Id, newId } from '@red-steward/domain/ids'
import {
  mayCarryOut,
  mayCount,
  mayPost,
  mayTopic,
  type TopicAction,
  type TopicFacts,
  type TopicState,
} from '@red-steward/domain/mediation/deliberation'
import { mayHappenOn, mayKeepWords } from '@red-steward/domain/mediation/rules'
import {
  assessTopic as assessShape,
  carryOut as carryOutShape,
  countPoll as countShape,
  dropTopic as dropShape,
  holdMeeting as meetingShape,
  postNotice as noticeShape,
  openPoll as openShape,
  proposeTopic as proposeShape,
  reviewTopic as reviewShape,
} from '@red-steward/domain/mediation/topics'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { getCaseForChange } from '../cases/index.ts'
import { type Context, command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'

export const proposeTopic = command(proposeShape, async (context, input) => {
  const { tx, actor, now } = context
  const { id, title, matter, text, compoundId, caseId, proposedFor } = input
  ensure(mayKeepWords(title, text))
  // A topic is read by all: what is confidential never grows into one.
  if (caseId && (await getCaseForChange(context, caseId)).confidential) notFound()
  await tx
    .insertInto('topics')
    .values({
      community_id: actor.communityId,
      id,
      title,
      matter,
      text,
      compound_id: compoundId,
      case_id: caseId,
      proposed_for: proposedFor,
      proposed_by: actor.id,
      proposed_at: now,
      state: 'PROPOSED',
    })
    .execute()
  await addHop(context, id, { action: 'propose', to: 'PROPOSED', on: dayOf(now), text: '' })
})

export const reviewTopic = command(reviewShape, async (context, { topicId, on, approved, text, ownersDecide }) => {
  await getTopicFor(context, 'review', topicId, on, text)
  await move(
    context,
    topicId,
    { action: 'review', to: approved ? 'APPROVED' : 'DECLINED', on, text },
    { owners_decide: ownersDecide },
  )
})

export const holdMeeting = command(meetingShape, async (context, { id, topicId, heldOn, ...meeting }) => {
  const { tx, actor, now } = context
  await getTopicFor(context, 'meet', topicId, heldOn, `${meeting.place}\n${meeting.minutes}\n${meeting.proposal}`)
  await tx
    .insertInto('topic_meetings')
    .values({
      community_id: actor.communityId,
      id,
      topic_id: topicId,
      held_on: heldOn,
      ...meeting,
      entered_by: actor.id,
      entered_at: now,
    })
    .execute()
  await move(context, topicId, { action: 'meet', to: 'MET', on: heldOn, text: '' })
})

export const openPoll = command(openShape, async (context, { topicId, question, asked, openedOn }) => {
  const { tx, actor } = context
  await getTopicFor(context, 'open-poll', topicId, openedOn, question)
  await tx
    .insertInto('topic_polls')
    .values({ community_id: actor.communityId, topic_id: topicId, question, asked, opened_on: openedOn })
    .execute()
  await move(context, topicId, { action: 'open-poll', to: 'POLLING', on: openedOn, text: '' })
})

export const countPoll = command(countShape, async (context, { topicId, closedOn, inFavour, against, abstained }) => {
  const { tx, actor, now } = context
  await getTopicFor(context, 'count-poll', topicId, closedOn)
  const poll = tx
    .selectFrom('topic_polls')
    .where('community_id', '=', actor.communityId)
    .where('topic_id', '=', topicId)
  const { asked, opened_on } = await poll.select(['asked', 'opened_on']).executeTakeFirstOrThrow()
  ensure(mayHappenOn(closedOn, dayOf(now), opened_on))
  ensure(mayCount({ asked, inFavour, against, abstained }))
  await tx
    .updateTable('topic_polls')
    .set({ closed_on: closedOn, in_favour: inFavour, against, abstained })
    .where('community_id', '=', actor.communityId)
    .where('topic_id', '=', topicId)
    .execute()
  await move(context, topicId, { action: 'count-poll', to: 'POLLED', on: closedOn, text: '' })
})

export const postNotice = command(noticeShape, async (context, { topicId, from, until }) => {
  await getTopicFor(context, 'post-notice', topicId)
  ensure(mayPost(from, until))
  const days = { notice_from: from, notice_until: until }
  await move(context, topicId, { action: 'post-notice', to: 'ON_NOTICE', on: from, text: '' }, days)
})

export const carryOut = command(carryOutShape, async (context, { topicId, on, text, lawfulDecision }) => {
  const topic = await getTopicFor(context, 'carry-out', topicId, on, `${text}\n${lawfulDecision}`)
  ensure(mayCarryOut(topic, lawfulDecision))
  const told = [text, lawfulDecision].filter(Boolean).join('\n')
  await move(context, topicId, { action: 'carry-out', to: 'CARRYING_OUT', on, text: told })
})

export const assessTopic = command(assessShape, async (context, { topicId, on, text }) => {
  await getTopicFor(context, 'assess', topicId, on, text)
  await move(context, topicId, { action: 'assess', to: 'ASSESSED', on, text })
})

export const dropTopic = command(dropShape, async (context, { topicId, on, text }) => {
  await getTopicFor(context, 'drop', topicId, on, text)
  await move(context, topicId, { action: 'drop', to: 'DROPPED', on, text })
})

/** A topic that may take this step, locked; its words are fit to be read by all. */
async function getTopicFor(
  { tx, actor, now }: Context,
  action: Exclude<TopicAction, 'propose'>,
  id: Id,
  on?: Day,
  words = '',
): Promise<TopicFacts> {
  const { rows } = await sql<TopicFacts & { proposedAt: string }>`
    select t.state, t.owners_decide as "ownersDecide", t.notice_until as "noticeUntil", t.proposed_at as "proposedAt"
    from topics t where t.community_id = ${actor.communityId} and t.id = ${id} for update`.execute(tx)
  const topic = rows[0] ?? notFound()
  const today = dayOf(now)
  ensure(mayTopic(action, topic, actor, on ?? today))
  if (on) ensure(mayHappenOn(on, today, dayOf(topic.proposedAt)))
  ensure(mayKeepWords(words))
  return topic
}

interface Move {
  action: TopicAction
  to: TopicState
  on: Day
  text: string
}

async function move(
  context: Context,
  id: Id,
  step: Move,
  changes: { owners_decide?: boolean; notice_from?: Day; notice_until?: Day } = {},
): Promise<void> {
  const { tx, actor } = context
  await tx
    .updateTable('topics')
    .set((eb) => ({ ...changes, state: step.to, version: eb('version', '+', 1) }))
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .execute()
  await addHop(context, id, step)
}

async function addHop({ tx, actor, now, trail }: Context, topicId: Id, { action, to, on, text }: Move): Promise<void> {
  await tx
    .insertInto('topic_hops')
    .values({
      community_id: actor.communityId,
      id: newId(Date.parse(now)),
      topic_id: topicId,
      action,
      to_state: to,
      text,
      by_id: actor.id,
      role: actor.role,
      happened_on: on,
      entered_at: now,
    })
    .execute()
  trail.changed('topic', topicId, null)
}
