import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { PrintedFile } from '../printed-file.ts'
import { Day, Instant } from '../time.ts'
import { Matter, ProposedFor, TopicAction, TopicFacts, TopicState } from './deliberation.ts'

const Text = z.string().trim().max(2000)

export const proposeTopic = commandShape({
  name: 'deliberation.propose',
  permission: 'deliberation.propose',
  summary: 'Proposes a topic that touches many. Names of private people have no place in it.',
  input: z.strictObject({
    id: Id,
    title: z.string().trim().min(1).max(60),
    matter: Matter,
    text: Text.min(1),
    compoundId: Id.nullable().default(null),
    caseId: Id.nullable().default(null),
    proposedFor: ProposedFor.default('RESIDENTS'),
  }),
})

export const reviewTopic = commandShape({
  name: 'deliberation.review',
  permission: 'deliberation.review',
  summary: 'Puts a topic on the agenda or says why not. `ownersDecide`: by law all owners decide it together.',
  input: z.strictObject({
    topicId: Id,
    on: Day,
    approved: z.boolean(),
    text: Text.default(''),
    ownersDecide: z.boolean(),
  }),
})

export const holdMeeting = commandShape({
  name: 'deliberation.hold-meeting',
  permission: 'deliberation.run',
  summary: 'Writes down a meeting: how many came, what was said, what is proposed now.',
  input: z.strictObject({
    id: Id,
    topicId: Id,
    heldOn: Day,
    place: z.string().trim().max(80).default(''),
    attended: z.int().min(1).max(5000),
    minutes: z.string().trim().min(1).max(4000),
    proposal: Text.min(1),
  }),
})

export const openPoll = commandShape({
  name: 'deliberation.open-poll',
  permission: 'deliberation.run',
  summary: 'Asks for opinions: an advisory poll, counted and no more.',
  input: z.strictObject({
    topicId: Id,
    question: z.string().trim().min(1).max(200),
    asked: z.int().min(1).max(50_000),
    openedOn: Day,
  }),
})

const Count = z.int().min(0).max(50_000)
export const countPoll = commandShape({
  name: 'deliberation.count-poll',
  permission: 'deliberation.run',
  summary: 'The answers by number; who answered how is not kept.',
  input: z.strictObject({ topicId: Id, closedOn: Day, inFavour: Count, against: Count, abstained: Count }),
})

export const postNotice = commandShape({
  name: 'deliberation.post-notice',
  permission: 'deliberation.run',
  summary: 'The result is on public notice from one day to another, seven days at least.',
  input: z.strictObject({ topicId: Id, from: Day, until: Day }),
})

export const carryOut = commandShape({
  name: 'deliberation.carry-out',
  permission: 'deliberation.run',
  summary: 'After the notice: who does what. Where all owners decide by law, that decision is named first.',
  input: z.strictObject({
    topicId: Id,
    on: Day,
    text: Text.min(1),
    /** Day and number of the decision of all owners. */
    lawfulDecision: z.string().trim().max(200).default(''),
  }),
})

export const assessTopic = commandShape({
  name: 'deliberation.assess',
  permission: 'deliberation.review',
  summary: 'What came of it, in the words of those it touches.',
  input: z.strictObject({ topicId: Id, on: Day, text: Text.min(1) }),
})

export const dropTopic = commandShape({
  name: 'deliberation.drop',
  permission: 'deliberation.review',
  summary: 'The topic is not followed any further; why.',
  input: z.strictObject({ topicId: Id, on: Day, text: Text.min(1) }),
})

export const ListedTopic = z.object({
  id: Id,
  title: z.string(),
  matter: Matter,
  state: TopicState,
  compound: z.string().nullable(),
  proposedFor: ProposedFor,
  proposedAt: Instant,
  noticeUntil: Day.nullable(),
})
export type ListedTopic = z.infer<typeof ListedTopic>

export const listTopics = queryShape({
  name: 'deliberation.list',
  permission: 'deliberation.read',
  summary: 'Topics of the community, the newest first.',
  input: z.strictObject({ state: z.enum(['open', 'ended', 'all']).default('open') }),
  answer: z.object({ rows: z.array(ListedTopic) }),
})

export const topicPage = queryShape({
  name: 'deliberation.page',
  permission: 'deliberation.read',
  summary: 'One topic with its meetings, its poll by count, its notice and every step.',
  input: z.strictObject({ topicId: Id }),
  answer: z.object({
    topic: ListedTopic.extend({
      text: z.string(),
      caseId: Id.nullable(),
      proposedBy: z.string(),
      noticeFrom: Day.nullable(),
    }),
    facts: TopicFacts,
    meetings: z.array(
      z.object({
        id: Id,
        heldOn: Day,
        place: z.string(),
        attended: z.int(),
        minutes: z.string(),
        proposal: z.string(),
      }),
    ),
    poll: z
      .object({
        question: z.string(),
        asked: z.int(),
        openedOn: Day,
        closedOn: Day.nullable(),
        inFavour: z.int().nullable(),
        against: z.int().nullable(),
        abstained: z.int().nullable(),
      })
      .nullable(),
    hops: z.array(
      z.object({ id: Id, action: TopicAction, toState: TopicState, text: z.string(), by: z.string(), on: Day }),
    ),
  }),
})
export type TopicPage = z.infer<typeof topicPage.answer>

export const noticePaper = queryShape({
  name: 'deliberation.notice',
  permission: 'deliberation.read',
  summary: 'The public notice to print, as PDF or docx in base64.',
  input: z.strictObject({ topicId: Id, format: z.enum(['pdf', 'docx']) }),
  answer: PrintedFile,
})
