import type { Id } from '@red-steward/domain/ids'
import { proposedForWords } from '@red-steward/domain/mediation/deliberation'
import { noticeWords, pollWords } from '@red-steward/domain/mediation/notice-words'
import { type CountedPoll, countedPoll } from '@red-steward/domain/mediation/public-notice'
import {
  type ListedTopic,
  listTopics as listShape,
  noticePaper as noticeShape,
  topicPage as pageShape,
  type TopicPage,
} from '@red-steward/domain/mediation/topics'
import { sql } from 'kysely'
import { type Block, docxOf, mediaTypes, pdfOf } from '../kernel/paper/index.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { dayZh } from './dossier-words.ts'

const listed = sql`t.id, t.title, t.matter, t.state, c.name as compound, t.proposed_for as "proposedFor", t.proposed_at as "proposedAt",
  t.notice_until as "noticeUntil"`
const tables = sql`topics t left join compounds c on c.community_id = t.community_id and c.id = t.compound_id`

export const listTopics = query(listShape, async ({ tx, actor }, { state }) => {
  const ended = sql`t.state in ('DECLINED', 'ASSESSED', 'DROPPED')`
  const where = state === 'all' ? sql`true` : state === 'ended' ? ended : sql`not ${ended}`
  const { rows } = await sql<ListedTopic>`
    select ${listed} from ${tables} where t.community_id = ${actor.communityId} and ${where}
    order by t.proposed_at desc, t.id desc limit 300`.execute(tx)
  return { rows }
})

export const topicPage = query(pageShape, (context, { topicId }) => readTopic(context, topicId))

export async function readTopic({ tx, actor }: QueryContext, topicId: Id): Promise<TopicPage> {
  const key = sql`community_id = ${actor.communityId} and topic_id = ${topicId}`
  const { rows } = await sql<TopicPage['topic'] & { ownersDecide: boolean }>`
    select ${listed}, t.text, t.case_id as "caseId", a.display_name as "proposedBy", t.notice_from as "noticeFrom",
      t.owners_decide as "ownersDecide"
    from ${tables} join accounts a on a.id = t.proposed_by where t.community_id = ${actor.communityId} and t.id = ${topicId}`.execute(
    tx,
  )
  const { ownersDecide, ...topic } = rows[0] ?? notFound()
  const meetings = await sql<TopicPage['meetings'][number]>`
    select id, held_on as "heldOn", place, attended, minutes, proposal from topic_meetings where ${key} order by held_on, entered_at`.execute(
    tx,
  )
  const polls = await sql<NonNullable<TopicPage['poll']>>`
    select question, asked, opened_on as "openedOn", closed_on as "closedOn", in_favour as "inFavour", against, abstained
    from topic_polls where ${key}`.execute(tx)
  const hops = await sql<TopicPage['hops'][number]>`
    select h.id, h.action, h.to_state as "toState", h.text, a.display_name as by, h.happened_on as on
    from topic_hops h join accounts a on a.id = h.by_id where h.${key} order by h.turn`.execute(tx)
  const facts = { state: topic.state, ownersDecide, noticeUntil: topic.noticeUntil }
  return { topic, facts, meetings: meetings.rows, poll: polls.rows[0] ?? null, hops: hops.rows }
}

export const noticePaper = query(noticeShape, async (context, { topicId, format }) => {
  const { tx, actor } = context
  const told = await readTopic(context, topicId)
  const { name } = await tx
    .selectFrom('communities')
    .select('name')
    .where('id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  const title = `${told.topic.title} 公示`
  const paper = { title, language: 'zh' as const, blocks: noticeBlocks(told, name) }
  const bytes = format === 'pdf' ? await pdfOf(paper) : await docxOf(paper)
  return { name: `${title}.${format}`, mediaType: mediaTypes[format], base64: bytes.toString('base64') }
})

/** What hangs on the board: the matter, what was talked over, the opinions by number, until when, where to object. */
function noticeBlocks({ topic, facts, meetings, poll }: TopicPage, community: string): Block[] {
  const last = meetings.at(-1)
  return [
    { kind: 'paragraph', text: community, align: 'center', large: true },
    { kind: 'title', text: '议事协商结果公示' },
    {
      kind: 'facts',
      rows: [
        ['议题', topic.title],
        ['提出', proposedForWords[topic.proposedFor].zh],
        ['范围', topic.compound ?? noticeWords.wholeCommunity.zh],
        [
          '公示期',
          topic.noticeFrom && topic.noticeUntil ? `${dayZh(topic.noticeFrom)}至${dayZh(topic.noticeUntil)}` : '待定',
        ],
      ],
    },
    { kind: 'heading', text: '一、事由' },
    { kind: 'paragraph', text: topic.text, indent: true },
    ...(last
      ? ([
          { kind: 'heading', text: '二、协商情况' },
          { kind: 'paragraph', text: `${dayZh(last.heldOn)}召开协商会，${last.attended}人参加。`, indent: true },
          { kind: 'paragraph', text: `形成意见：${last.proposal}`, indent: true },
        ] as Block[])
      : []),
    ...pollBlocks(countedPoll(poll)),
    ...(facts.ownersDecide
      ? ([{ kind: 'paragraph', text: noticeWords.ownersDecide.zh, indent: true, bold: true }] as Block[])
      : []),
    { kind: 'paragraph', text: `对以上结果有意见的，请在公示期内向${community}书面或者口头提出。`, indent: true },
    { kind: 'space', lines: 1 },
    { kind: 'paragraph', text: community, align: 'right' },
    { kind: 'paragraph', text: dayZh(topic.noticeFrom), align: 'right' },
  ]
}

function pollBlocks(poll: CountedPoll | undefined): Block[] {
  if (!poll) return []
  const { question, asked, answered, inFavour, against, abstained, closedOn } = poll
  const few = noticeWords.fewerThanFive.zh
  const count = (n: number | null) => (n === null ? few : `${n} 人`)
  return [
    { kind: 'heading', text: `三、${pollWords.name.zh}` },
    { kind: 'paragraph', text: `征询事项：${question}（截至${dayZh(closedOn)}）`, indent: true },
    {
      kind: 'table',
      head: [
        pollWords.asked.zh,
        pollWords.answered.zh,
        pollWords.inFavour.zh,
        pollWords.against.zh,
        pollWords.abstained.zh,
      ],
      rows: [
        [count(asked), answered === null ? '—' : count(answered), count(inFavour), count(against), count(abstained)],
      ],
    },
    { kind: 'paragraph', text: pollWords.note.zh, indent: true },
  ]
}
