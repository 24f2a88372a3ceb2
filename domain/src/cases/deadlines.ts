// Deadlines as data (handbook §5.2): a rule says how long a step of a class takes, on which basis, from when on.
import { z } from 'zod'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { CaseClass } from './catalogue.ts'

interface Words {
  zh: string
  en: string
}

/** A limit in minutes, hours or days runs round the clock (7 days are 168 hours); one in working days by the calendar. */
export const LimitUnit = z.enum(['MINUTES', 'HOURS', 'DAYS', 'WORKING_DAYS'])
export type LimitUnit = z.infer<typeof LimitUnit>
export interface Limit {
  amount: number
  unit: LimitUnit
}
export const limitUnitWords: Record<LimitUnit, Words> = {
  MINUTES: { zh: '分钟', en: 'minutes' },
  HOURS: { zh: '小时', en: 'hours' },
  DAYS: { zh: '天', en: 'days' },
  WORKING_DAYS: { zh: '个工作日', en: 'working days' },
}

export const DeadlineProfile = z.enum(['beijing', 'workday5', 'custom'])
export type DeadlineProfile = z.infer<typeof DeadlineProfile>
export const deadlineProfileWords: Record<DeadlineProfile, Words> = {
  beijing: { zh: '北京：一般7天、复杂15天', en: 'Beijing: 7 and 15 days' },
  workday5: { zh: '各省通行：一般5个、复杂15个工作日', en: 'Provinces: 5 and 15 working days' },
  custom: { zh: '自定', en: 'Our own' },
}

/**
 * RESPOND: accepted after the report. DISPOSE: the first result. DISPATCH: given to somebody. RETURN: given back by the
 * handler. VERIFY: looked at once done. CLIMB: from one rung to the next when late. WHISTLE: arrival. SUSPEND: longest rest.
 */
export const DeadlineStep = z.enum([
  'RESPOND',
  'DISPOSE',
  'DISPATCH',
  'RETURN',
  'VERIFY',
  'CLIMB',
  'WHISTLE',
  'SUSPEND',
])
export type DeadlineStep = z.infer<typeof DeadlineStep>
export const deadlineStepWords: Record<DeadlineStep, Words> = {
  RESPOND: { zh: '受理', en: 'Acceptance' },
  DISPOSE: { zh: '办理', en: 'Disposal' },
  DISPATCH: { zh: '派遣', en: 'Dispatch' },
  RETURN: { zh: '退单', en: 'Return' },
  VERIFY: { zh: '核查', en: 'Verification' },
  CLIMB: { zh: '超期逐级上报', en: 'Next rung when late' },
  WHISTLE: { zh: '报到', en: 'Arrival after a whistle' },
  SUSPEND: { zh: '挂账最长', en: 'Longest suspension' },
}

export const DeadlineRule = z.strictObject({
  id: Id,
  profile: DeadlineProfile,
  class: CaseClass,
  step: DeadlineStep,
  amount: z.int().min(1).max(10_000),
  unit: LimitUnit,
  /** What starts a disposal: the report round the clock, or acceptance. Other steps start with themselves. */
  runsFrom: z.enum(['STEP', 'REPORTED', 'ACCEPTED']).default('STEP'),
  basis: z.string().trim().min(1).max(200),
  region: z.string().trim().max(60).default(''),
  validFrom: Day,
  validTo: Day.nullable().default(null),
})
export type DeadlineRule = z.infer<typeof DeadlineRule>

/** The rule in force on a day; what a custom profile does not say is as in the first one. */
export function ruleOn(
  rules: readonly DeadlineRule[],
  profile: DeadlineProfile,
  caseClass: CaseClass,
  step: DeadlineStep,
  day: Day,
): DeadlineRule | undefined {
  const of = (one: DeadlineProfile) =>
    rules.find(
      (rule) =>
        rule.profile === one &&
        rule.class === caseClass &&
        rule.step === step &&
        rule.validFrom <= day &&
        (rule.validTo === null || day <= rule.validTo),
    )
  return of(profile) ?? of('beijing')
}
