// What a public notice tells, to whom and when. Never who said what, who answered how, or who proposed it.
import { z } from 'zod'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { Matter, type TopicState } from './deliberation.ts'
import type { TopicPage } from './topics.ts'

/** `AHEAD`: posted, and its first day is still to come. `WITHDRAWN`: the topic was dropped before the last day was over. */
export type NoticeStanding = 'AHEAD' | 'UP' | 'OVER' | 'WITHDRAWN'

export interface NoticeFacts {
  state: TopicState
  noticeFrom: Day | null
  noticeUntil: Day | null
}

/** Whole days of the community, first and last included; null: no notice was posted. */
export function noticeStanding({ state, noticeFrom, noticeUntil }: NoticeFacts, today: Day): NoticeStanding | null {
  if (noticeFrom === null || noticeUntil === null) return null
  if (today > noticeUntil) return 'OVER'
  if (state === 'DROPPED') return 'WITHDRAWN'
  if (state !== 'ON_NOTICE') return 'OVER'
  return today < noticeFrom ? 'AHEAD' : 'UP'
}

/** Whether whoever stands at a door of this compound reads it today. `scope`: the compound it is about; null: everywhere. */
export function isReadAt(notice: NoticeFacts & { scope: Id | null }, compound: Id, today: Day): boolean {
  return noticeStanding(notice, today) === 'UP' && (notice.scope === null || notice.scope === compound)
}

/** Fewer than so many people are not counted in public (handbook §11). */
const FEWEST_COUNTED = 5

/** null: fewer than five. With one of them told as few, how many answered is not told either, or the rest would tell it. */
const Count = z.int().nullable()

export const CountedPoll = z.object({
  question: z.string(),
  closedOn: Day,
  asked: Count,
  answered: Count,
  inFavour: Count,
  against: Count,
  abstained: Count,
})
export type CountedPoll = z.infer<typeof CountedPoll>

/** Undefined while opinions are still being asked. */
export function countedPoll(poll: TopicPage['poll']): CountedPoll | undefined {
  if (!poll?.closedOn) return undefined
  const { question, closedOn, asked, inFavour, against, abstained } = poll
  const many = (count: number | null) => (count !== null && count >= FEWEST_COUNTED ? count : null)
  const said = { inFavour: many(inFavour), against: many(against), abstained: many(abstained) }
  const isWhole = Object.values(said).every((count) => count !== null)
  const answered = isWhole ? (inFavour ?? 0) + (against ?? 0) + (abstained ?? 0) : null
  return { question, closedOn, asked: many(asked), answered, ...said }
}

export const PublicNotice = z.object({
  id: Id,
  title: z.string(),
  matter: Matter,
  /** The compound it is about; null: the whole community. */
  compound: z.string().nullable(),
  from: Day,
  until: Day,
  text: z.string(),
  /** The last meeting; `attended` null: fewer than five. */
  meeting: z.object({ heldOn: Day, attended: Count, proposal: z.string() }).nullable(),
  poll: CountedPoll.nullable(),
  ownersDecide: z.boolean(),
})
export type PublicNotice = z.infer<typeof PublicNotice>

/** What residents read of a topic, for their page and for a look at the desk; undefined before a notice is posted. */
export function publicNotice({ topic, facts, meetings, poll }: TopicPage): PublicNotice | undefined {
  const { id, title, matter, compound, noticeFrom, noticeUntil, text } = topic
  if (noticeFrom === null || noticeUntil === null) return undefined
  const last = meetings.at(-1)
  const attended = last && last.attended >= FEWEST_COUNTED ? last.attended : null
  return {
    ...{ id, title, matter, compound, text, from: noticeFrom, until: noticeUntil },
    meeting: last ? { heldOn: last.heldOn, attended, proposal: last.proposal } : null,
    poll: countedPoll(poll) ?? null,
    ownersDecide: facts.ownersDecide,
  }
}

/** What the door's page says of it in a line. */
export const TopicOnNotice = PublicNotice.pick({
  id: true,
  title: true,
  matter: true,
  compound: true,
  from: true,
  until: true,
}).extend({ gist: z.string() })
export type TopicOnNotice = z.infer<typeof TopicOnNotice>

const GIST_SIGNS = 60

/** What came of it: the proposal, or the matter itself where nothing was proposed. */
export function gistOf(proposal: string | null, text: string): string {
  const signs = [...(proposal || text).replace(/\s+/g, ' ').trim()]
  return signs.length <= GIST_SIGNS ? signs.join('') : `${signs.slice(0, GIST_SIGNS - 1).join('')}…`
}
