// The Today list, one function for phone and desk: everything derived, each item with its reason, capped by what one person
// can do in a day. P1 and P2 cases stand above it; the screen puts them there. Source: handbook §4.3.
import { dayOf, type Instant } from '../time.ts'
import { safetyItemWords } from '../visits/codes.ts'
import type { NeedDocument, SafetyDocument } from '../visits/documents.ts'
import type { Words } from '../words/words.ts'
import { isUnderWay } from './campaign-rules.ts'
import type { CallDocument, CampaignDocument, DutyDocument, RunDocument } from './documents.ts'
import { type Duty, dutyOf } from './duty.ts'
import { flowStepWords, nextStep } from './flow.ts'
import type { CareRule, FlowRule, FlowStep } from './rules.ts'

export interface TodayFacts {
  duties: readonly DutyDocument[]
  runs: readonly RunDocument[]
  calls: readonly CallDocument[]
  campaigns: readonly CampaignDocument[]
  needs: readonly NeedDocument[]
  safety: readonly SafetyDocument[]
  rules: readonly CareRule[]
  flow: readonly FlowRule[]
}

/** Minutes a day for visits and calls, and what one visit takes. */
export interface Capacity {
  minutesADay: number
  minutesPerVisit: number
}
/** Eight visits of 25 minutes [D]; everybody may set their own. */
export const usualCapacity: Capacity = { minutesADay: 200, minutesPerVisit: 25 }

interface At {
  dwellingId: string
  buildingId: string
  personId: string | null
  reason: Words
  /** What it takes of the day. */
  minutes: number
}
export type TodayItem = At &
  (
    | { kind: 'contact'; duty: Duty; householdId: string }
    | { kind: 'step'; runId: string; step: FlowStep; dueAt: Instant; isDue: boolean }
    | { kind: 'call'; callId: string; campaignId: string }
    | { kind: 'need'; needId: string }
    | { kind: 'safety'; findingId: string }
  )

export interface Today {
  items: TodayItem[]
  /** How many due contacts and follow-ups the day has no room for; they stand here again tomorrow. */
  cut: number
  minutes: number
}

// Ours [D]: a call is shorter than a visit.
const short = { step: 10, call: 5, need: 10, safety: 15 } as const

/**
 * Order: contacts due or overdue (tier, then longest overdue), steps of no-answer flows, call-backs (calls in vain of
 * campaigns, promises due), safety follow-ups. Flows and call-backs have their moment and are never cut; they take their
 * minutes first, contacts and follow-ups share what is left. `all` shows everything.
 */
export function todayList(
  facts: TodayFacts,
  { now, me, capacity, all = false }: { now: Instant; me: string; capacity: Capacity; all?: boolean },
): Today {
  const today = dayOf(now)
  const mine = ({ assignedTo }: { assignedTo: string | null }) => assignedTo === null || assignedTo === me
  const due = facts.runs.filter(mine).flatMap((run) => stepOf(run, facts.flow, now))
  const steps = once(due.sort(byMoment), ({ personId }) => personId)
  const inFlow = new Set(facts.runs.map(({ personId }) => personId))
  const contacts = facts.duties
    .filter((duty) => mine(duty) && !inFlow.has(duty.personId))
    .flatMap((document) => contactOf(document, facts.rules, today, capacity))
    .sort(byUrgency)
  const seen = new Set([...inFlow, ...contacts.map(({ personId }) => personId)])
  const inVain = facts.calls.flatMap((call) => (seen.has(call.personId) ? [] : callOf(call, facts.campaigns, now)))
  const calls = once(inVain, ({ campaignId, personId }) => `${campaignId} ${personId}`)
  const needs = facts.needs.filter((need) => mine(need) && need.dueOn !== null && need.dueOn <= today).map(needOf)
  const safety = facts.safety
    .filter(({ followUpOn }) => followUpOn <= today)
    .sort((one, other) => (one.followUpOn < other.followUpOn ? -1 : 1))
    .map(safetyOf)

  let left = capacity.minutesADay - minutesOf([...steps, ...calls, ...needs])
  const room = <Item extends TodayItem>(items: Item[]) =>
    items.filter(({ minutes }) => {
      if (!all && left < minutes) return false
      left -= minutes
      return true
    })
  const [shownContacts, shownSafety] = [room(contacts), room(safety)]
  const items = [...shownContacts, ...steps, ...calls, ...needs, ...shownSafety]
  const cut = contacts.length + safety.length - shownContacts.length - shownSafety.length
  return { items, cut, minutes: minutesOf(items) }
}

/** The first of each: somebody who was two records may have two flows, or stand twice in one campaign. */
export function once<Item>(items: readonly Item[], key: (item: Item) => string | null): Item[] {
  const first = new Map<string | null, Item>()
  for (const item of items) if (!first.has(key(item))) first.set(key(item), item)
  return [...first.values()]
}

const minutesOf = (items: readonly TodayItem[]) => items.reduce((sum, { minutes }) => sum + minutes, 0)

type Contact = Extract<TodayItem, { kind: 'contact' }>

function contactOf(document: DutyDocument, rules: readonly CareRule[], today: string, capacity: Capacity): Contact[] {
  const duty = dutyOf(document, rules, today)
  if (!duty || duty.dueOn > today) return []
  const { personId, dwellingId, buildingId, householdId } = document
  const minutes = capacity.minutesPerVisit
  return [{ kind: 'contact', personId, dwellingId, buildingId, householdId, duty, reason: duty.reason, minutes }]
}

/** Overdue before due today, then the higher risk, then the longest wait; the id settles ties alike everywhere. */
function byUrgency(one: Contact, other: Contact) {
  return (
    Number(other.duty.overdueDays > 0) - Number(one.duty.overdueDays > 0) ||
    one.duty.tier - other.duty.tier ||
    other.duty.overdueDays - one.duty.overdueDays ||
    (one.personId! < other.personId! ? -1 : 1)
  )
}

type Step = Extract<TodayItem, { kind: 'step' }>
const byMoment = (one: Step, other: Step) => one.dueAt.localeCompare(other.dueAt) || (one.runId < other.runId ? -1 : 1)

function stepOf(run: RunDocument, flow: readonly FlowRule[], now: Instant): Step[] {
  const next = nextStep(run, flow)
  if (!next || dayOf(next.dueAt) > dayOf(now)) return []
  const { id: runId, personId, dwellingId, buildingId } = run
  const reason = flowStepWords[next.step]
  const isDue = next.dueAt <= now
  return [{ kind: 'step', runId, personId, dwellingId, buildingId, ...next, isDue, reason, minutes: short.step }]
}

function callOf(
  call: CallDocument,
  campaigns: readonly CampaignDocument[],
  now: Instant,
): Extract<TodayItem, { kind: 'call' }>[] {
  const campaign = campaigns.find(({ id }) => id === call.campaignId)
  if (!campaign || !isUnderWay(campaign, dayOf(now)) || call.state !== 'UNREACHABLE') return []
  const { id: callId, campaignId, personId, dwellingId, buildingId, attempts } = call
  const reason = {
    zh: `${campaign.title}：打过 ${attempts} 次没有接通`,
    en: `${campaign.title}: called ${attempts} times, not reached`,
  }
  return [{ kind: 'call', callId, campaignId, personId, dwellingId, buildingId, reason, minutes: short.call }]
}

export function needOf({ id: needId, dwellingId, buildingId, personId, text, dueOn }: NeedDocument): TodayItem {
  const reason = { zh: `答应 ${dueOn} 回复：${text}`, en: `Promised for ${dueOn}: ${text}` }
  return { kind: 'need', needId, personId, dwellingId, buildingId, reason, minutes: short.need }
}

export function safetyOf({ id: findingId, dwellingId, buildingId, item, followUpOn }: SafetyDocument): TodayItem {
  const { zh, en } = safetyItemWords[item]
  const reason = { zh: `${zh}隐患，${followUpOn} 回访`, en: `${en}: to be looked at again on ${followUpOn}` }
  return { kind: 'safety', findingId, personId: null, dwellingId, buildingId, reason, minutes: short.safety }
}
