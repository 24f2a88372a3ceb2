// Who is to be looked in on, how often, and when next: derived from eligibilities, rules and contacts, never stored.
import { type GroupCode, keyGroups } from '../registry/key-groups.ts'
import { ageOn, type Day, dayOf, type Instant } from '../time.ts'
import type { VisitResult } from '../visits/codes.ts'
import type { Words } from '../words/words.ts'
import { addDays, daysBetween } from './days.ts'
import type { CareRule, Tier } from './rules.ts'

export interface DutyFacts {
  birthDate: Day | null
  groups: readonly { code: GroupCode; startsOn: Day; endsOn: Day | null }[]
  lastContactAt: Instant | null
  /** The latest attempt after the last contact that reached nobody. */
  lastAttempt: { at: Instant; result: VisitResult } | null
}

export interface Duty {
  tier: Tier
  /** The group that asks for the shortest interval. */
  group: GroupCode
  days: number
  dueOn: Day
  /** 0 on the day and before. */
  overdueDays: number
  lastContactOn: Day | null
  reason: Words
}

/** What is due for somebody on a day; null where no rule asks for contacts. Uses the strictest of their groups. */
export function dutyOf(facts: DutyFacts, rules: readonly CareRule[], today: Day): Duty | null {
  const groups = facts.groups.filter(
    (group) => group.startsOn <= today && (group.endsOn === null || group.endsOn >= today),
  )
  const candidates = groups.flatMap((group) => asked(group, { ...facts, groups }, rules, today))
  const strictest = candidates.sort(
    (one, other) => one.days - other.days || one.tier - other.tier || one.rank - other.rank,
  )[0]
  if (!strictest) return null
  const tier = Math.min(...candidates.map((candidate) => candidate.tier)) as Tier
  const { days, code, startsOn, ageFrom } = strictest
  const lastContactOn = facts.lastContactAt && dayOf(facts.lastContactAt)
  const dueOn = postponed(firstDue(lastContactOn, startsOn, days, tier), facts, tier)
  const overdueDays = Math.max(0, daysBetween(dueOn, today))
  return {
    tier,
    group: code,
    days,
    dueOn,
    overdueDays,
    lastContactOn,
    reason: reasonOf(code, ageFrom, days, facts, today),
  }
}

interface Candidate {
  code: GroupCode
  startsOn: Day
  ageFrom: number | null
  tier: Tier
  days: number
  rank: number
}

function asked(
  group: DutyFacts['groups'][number],
  { birthDate, groups }: DutyFacts,
  rules: readonly CareRule[],
  today: Day,
): Candidate[] {
  const holds = (rule: CareRule) => rule.validFrom <= today && (rule.validTo === null || rule.validTo >= today)
  return rules.flatMap((rule) => {
    if (rule.groupCode !== group.code || !holds(rule)) return []
    if (rule.ageFrom !== null && (birthDate === null || ageOn(birthDate, today) < rule.ageFrom)) return []
    if (rule.withGroup !== null && !groups.some(({ code }) => code === rule.withGroup)) return []
    if (rule.firstDays !== null && daysBetween(group.startsOn, today) >= rule.firstDays) return []
    const usual = rules.find((one) => one.groupCode === null && one.tier === rule.tier && holds(one))
    const days = rule.days ?? usual?.days ?? null
    if (days === null) return []
    const { code, startsOn } = group
    return [{ code, startsOn, ageFrom: rule.ageFrom, tier: rule.tier, days, rank: Number(code.slice(1)) }]
  })
}

/** High risk is met within 24 hours of the change that made it so (handbook §4.2). */
function firstDue(lastOn: Day | null, startsOn: Day, days: number, tier: Tier): Day {
  if (lastOn !== null && lastOn >= startsOn) return addDays(lastOn, days)
  if (tier === 1) return addDays(startsOn, 1)
  if (lastOn === null) return addDays(startsOn, days)
  return [addDays(lastOn, days), startsOn].sort()[1]!
}

// Who declined is left in peace for 30 days unless it is a matter of safety (handbook §4.3); the rest is ours [D].
const rest: Partial<Record<VisitResult, number>> = { REFUSED: 30, IN_HOSPITAL: 7, MOVED_AWAY: 7 }

function postponed(dueOn: Day, { lastAttempt }: DutyFacts, tier: Tier): Day {
  const days = lastAttempt && rest[lastAttempt.result]
  if (!lastAttempt || !days || (lastAttempt.result === 'REFUSED' && tier === 1)) return dueOn
  return [dueOn, addDays(dayOf(lastAttempt.at), days)].sort()[1]!
}

/** `独居老人 80+，每周，上次 11 天前`. Groups that touch the family are not named (K14, handbook §4.1). */
function reasonOf(code: GroupCode, ageFrom: number | null, days: number, facts: DutyFacts, today: Day): Words {
  const { words, sensitivity } = keyGroups[code]
  const name = sensitivity.includes('FAMILY') ? { zh: '重点关照', en: 'In care' } : words
  const age = ageFrom === null ? '' : ` ${ageFrom}+`
  const ago = facts.lastContactAt === null ? null : daysBetween(dayOf(facts.lastContactAt), today)
  return {
    zh: `${name.zh}${age}，${rhythm(days).zh}，${agoWords(ago).zh}`,
    en: `${name.en}${age}, ${rhythm(days).en}, ${agoWords(ago).en}`,
  }
}

/** 7 is every week, 28 to 31 every month, 89 to 92 every quarter. */
export function rhythm(days: number): Words {
  if (days === 1) return { zh: '每天', en: 'every day' }
  if (days === 7) return { zh: '每周', en: 'every week' }
  if (days >= 28 && days <= 31) return { zh: '每月', en: 'every month' }
  if (days >= 89 && days <= 92) return { zh: '每季度', en: 'every quarter' }
  return { zh: `每 ${days} 天`, en: `every ${days} days` }
}

function agoWords(days: number | null): Words {
  if (days === null) return { zh: '还没有联系过', en: 'not contacted yet' }
  if (days <= 0) return { zh: '今天联系过', en: 'contacted today' }
  return { zh: `上次 ${days} 天前`, en: `last ${days} ${days === 1 ? 'day' : 'days'} ago` }
}
