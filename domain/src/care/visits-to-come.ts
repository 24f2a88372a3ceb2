// What is owed and planned at one door, with its next day and reason: the same facts as the Today list, without its cap and
// with the days to come.
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, dayOf, Instant } from '../time.ts'
import { daysBetween } from './days.ts'
import type { CallDocument, CampaignDocument, DutyDocument, RunDocument } from './documents.ts'
import { dutyOf } from './duty.ts'
import { flowStepWords, nextStep } from './flow.ts'
import type { CareRule, FlowRule } from './rules.ts'
import { needOf, once, safetyOf, type TodayFacts } from './today.ts'

const ToCome = z.strictObject({
  kind: z.enum(['contact', 'step', 'call', 'need', 'safety']),
  /** Of the person (contact), flow, call, need or finding. */
  id: Id,
  personId: Id.nullable(),
  on: Day,
  /** The moment of a flow's next step. */
  at: Instant.nullable(),
  /** 0 on the day and before. */
  overdueDays: z.int(),
  reason: z.strictObject({ zh: z.string(), en: z.string() }),
})
type ToCome = z.infer<typeof ToCome>

export const VisitToCome = z.strictObject({ ...ToCome.shape, name: z.string().nullable(), age: z.int().nullable() })
export type VisitToCome = z.infer<typeof VisitToCome>

export const visitsToCome = queryShape({
  name: 'care.visits-to-come',
  permission: 'care.read',
  summary:
    'What is owed and planned at one door: duties, open flows, calls, promises, safety follow-ups; the next first.',
  input: z.strictObject({ dwellingId: Id }),
  answer: z.strictObject({ rows: z.array(VisitToCome) }),
})

/** The next of everything at a door, whoever it is given to. A flow stands for the person's duty, as on the Today list. */
export function toCome(facts: TodayFacts, now: Instant): ToCome[] {
  const today = dayOf(now)
  const inFlow = new Set(facts.runs.map(({ personId }) => personId))
  const called = facts.calls.flatMap((call) => callOf(call, facts.campaigns, today))
  const items: Item[] = [
    ...facts.duties.flatMap((duty) => (inFlow.has(duty.personId) ? [] : contactOf(duty, facts.rules, today))),
    ...once(facts.runs.flatMap((run) => stepOf(run, facts.flow)).sort(byDay), ({ personId }) => personId),
    ...once(called, ({ campaignId, personId }) => `${campaignId} ${personId}`).map(
      ({ campaignId: _, ...item }) => item,
    ),
    ...facts.needs.flatMap((need) => {
      const { personId, reason } = needOf(need)
      return need.dueOn ? [{ kind: 'need', id: need.id, personId, on: need.dueOn, at: null, reason } as const] : []
    }),
    ...facts.safety.map((finding) => {
      const { personId, reason } = safetyOf(finding)
      return { kind: 'safety', id: finding.id, personId, on: finding.followUpOn, at: null, reason } as const
    }),
  ]
  return items.sort(byDay).map((item) => ({ ...item, overdueDays: Math.max(0, daysBetween(item.on, today)) }))
}

type Item = Omit<ToCome, 'overdueDays'>

const moment = ({ on, at, id }: Item) => `${on} ${at ?? ''} ${id}`
const byDay = (one: Item, other: Item) => (moment(one) < moment(other) ? -1 : 1)

function contactOf(document: DutyDocument, rules: readonly CareRule[], today: Day): Item[] {
  const duty = dutyOf(document, rules, today)
  if (!duty) return []
  const { personId } = document
  return [{ kind: 'contact', id: personId, personId, on: duty.dueOn, at: null, reason: duty.reason }]
}

function stepOf(run: RunDocument, flow: readonly FlowRule[]): Item[] {
  const next = nextStep(run, flow)
  if (!next) return []
  const { id, personId } = run
  return [{ kind: 'step', id, personId, on: dayOf(next.dueAt), at: next.dueAt, reason: flowStepWords[next.step] }]
}

function callOf(call: CallDocument, campaigns: readonly CampaignDocument[], today: Day): (Item & { campaignId: Id })[] {
  const campaign = campaigns.find(({ id }) => id === call.campaignId)
  if (!campaign || campaign.until < today || call.state === 'REACHED') return []
  const { title, until } = campaign
  const { id, personId, attempts } = call
  const reason =
    attempts === 0
      ? { zh: `${title}：还没有打电话`, en: `${title}: not called yet` }
      : { zh: `${title}：打过 ${attempts} 次没有接通`, en: `${title}: called ${attempts} times, not reached` }
  return [{ kind: 'call', campaignId: campaign.id, id, personId, on: until, at: null, reason }]
}
