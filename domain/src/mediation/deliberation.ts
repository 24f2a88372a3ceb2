// Deliberation (议事协商): matters that touch many, from the proposal to what came of it (handbook §6, 0602 and the like).
// A poll here asks for opinions. What the law leaves to all owners together (民法典 §278) it never decides, nor claims to.
import { z } from 'zod'
import { addDays } from '../care/days.ts'
import { allow, type Decision, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'
import { isAllowed, type Permission } from '../identity/permissions.ts'
import type { Day } from '../time.ts'
import type { Words } from '../words/words.ts'

export const Matter = z.enum(['PARKING', 'PROPERTY', 'REPAIR', 'ENVIRONMENT', 'ORDER', 'OTHER'])
export type Matter = z.infer<typeof Matter>

export const ProposedFor = z.enum(['RESIDENTS', 'OWNERS_COMMITTEE', 'PROPERTY', 'COMMUNITY'])
export type ProposedFor = z.infer<typeof ProposedFor>
export const proposedForWords: Record<ProposedFor, Words> = {
  RESIDENTS: { zh: '居民', en: 'Residents' },
  OWNERS_COMMITTEE: { zh: '业委会', en: 'Owners’ committee' },
  PROPERTY: { zh: '物业公司', en: 'Property company' },
  COMMUNITY: { zh: '社区', en: 'Community' },
}

export const TopicState = z.enum([
  'PROPOSED',
  'DECLINED',
  'APPROVED',
  'MET',
  'POLLING',
  'POLLED',
  'ON_NOTICE',
  'CARRYING_OUT',
  'ASSESSED',
  'DROPPED',
])
export type TopicState = z.infer<typeof TopicState>
export const topicStateWords: Record<TopicState, Words> = {
  PROPOSED: { zh: '议题征集', en: 'Proposed' },
  DECLINED: { zh: '未列入', en: 'Not taken up' },
  APPROVED: { zh: '已审定', en: 'On the agenda' },
  MET: { zh: '已协商', en: 'Talked over' },
  POLLING: { zh: '征询意见中', en: 'Opinions being asked' },
  POLLED: { zh: '征询结束', en: 'Opinions counted' },
  ON_NOTICE: { zh: '公示中', en: 'On public notice' },
  CARRYING_OUT: { zh: '执行中', en: 'Being carried out' },
  ASSESSED: { zh: '已评议', en: 'Assessed' },
  DROPPED: { zh: '已中止', en: 'Dropped' },
}

/** The steps a topic goes through, for a line of steps on the page. */
export const topicSteps: readonly TopicState[] = [
  'PROPOSED',
  'APPROVED',
  'MET',
  'POLLED',
  'ON_NOTICE',
  'CARRYING_OUT',
  'ASSESSED',
]

export const TopicAction = z.enum([
  'propose',
  'review',
  'meet',
  'open-poll',
  'count-poll',
  'post-notice',
  'carry-out',
  'assess',
  'drop',
])
export type TopicAction = z.infer<typeof TopicAction>
export const topicActionWords: Record<TopicAction, Words> = {
  propose: { zh: '提出议题', en: 'Proposed' },
  review: { zh: '审定', en: 'Reviewed' },
  meet: { zh: '协商会', en: 'Meeting' },
  'open-poll': { zh: '征询意见', en: 'Poll opened' },
  'count-poll': { zh: '统计结果', en: 'Poll counted' },
  'post-notice': { zh: '公示', en: 'Notice posted' },
  'carry-out': { zh: '执行', en: 'Carrying out' },
  assess: { zh: '评议', en: 'Assessed' },
  drop: { zh: '中止', en: 'Dropped' },
}

export const TopicFacts = z.object({ state: TopicState, ownersDecide: z.boolean(), noticeUntil: z.string().nullable() })
export type TopicFacts = z.infer<typeof TopicFacts>

const steps: Record<Exclude<TopicAction, 'propose'>, { permission: Permission; from: readonly TopicState[] }> = {
  review: { permission: 'deliberation.review', from: ['PROPOSED'] },
  meet: { permission: 'deliberation.run', from: ['APPROVED', 'MET'] },
  'open-poll': { permission: 'deliberation.run', from: ['MET'] },
  'count-poll': { permission: 'deliberation.run', from: ['POLLING'] },
  // A meeting that agrees needs no poll.
  'post-notice': { permission: 'deliberation.run', from: ['MET', 'POLLED'] },
  'carry-out': { permission: 'deliberation.run', from: ['ON_NOTICE'] },
  assess: { permission: 'deliberation.review', from: ['CARRYING_OUT'] },
  drop: {
    permission: 'deliberation.review',
    from: ['APPROVED', 'MET', 'POLLING', 'POLLED', 'ON_NOTICE', 'CARRYING_OUT'],
  },
}

/** Refuses `role-not-allowed`, `topic-not-at-this-step`, `notice-still-up`. */
export function mayTopic(
  action: Exclude<TopicAction, 'propose'>,
  topic: TopicFacts,
  actor: Pick<Actor, 'role'>,
  today: Day,
): Decision {
  const { permission, from } = steps[action]
  if (!isAllowed(actor, permission)) return refuse('role-not-allowed')
  if (!from.includes(topic.state)) return refuse('topic-not-at-this-step')
  if (action === 'carry-out' && topic.noticeUntil !== null && today <= topic.noticeUntil)
    return refuse('notice-still-up')
  return allow
}

/** A notice stays up for whole days, first and last included. */
export const NOTICE_DAYS = 7

/** Refuses `notice-too-short`. */
export function mayPost(from: Day, until: Day) {
  return until >= addDays(from, NOTICE_DAYS - 1) ? allow : refuse('notice-too-short')
}

/** Refuses `owners-must-decide`: then the lawful decision is named before anything is carried out. */
export function mayCarryOut(topic: Pick<TopicFacts, 'ownersDecide'>, lawfulDecision: string) {
  return topic.ownersDecide && lawfulDecision === '' ? refuse('owners-must-decide') : allow
}

/** Refuses `topic-counts-crossed`. */
export function mayCount(poll: { asked: number; inFavour: number; against: number; abstained: number }) {
  return poll.inFavour + poll.against + poll.abstained <= poll.asked ? allow : refuse('topic-counts-crossed')
}
