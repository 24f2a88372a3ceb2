// How often somebody is looked in on, as data: which group on which condition makes which tier, and how many days a tier
// means. Seeded from handbook §4.1 and §4.2; the secretary may change it. Nothing here is a quota.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { GroupCode } from '../registry/key-groups.ts'
import { Day } from '../time.ts'

/** 1 high risk, 2 priority, 3 general. */
export const Tier = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Tier = z.infer<typeof Tier>

export const CareRule = z.strictObject({
  id: Id,
  /** null: the rule says what the tier means for everybody in it. */
  groupCode: GroupCode.nullable(),
  /** The group counts for this tier only from this age. */
  ageFrom: z.int().min(0).max(120).nullable().default(null),
  /** ... only together with this other group, such as 80 and more and living alone. */
  withGroup: GroupCode.nullable().default(null),
  /** ... only for so many days after the eligibility began, such as the month after a sudden hardship. */
  firstDays: z.int().min(1).max(365).nullable().default(null),
  tier: Tier,
  /** Days between two contacts. null with a group: as its tier says; null without: no contact is asked for. */
  days: z.int().min(1).max(366).nullable(),
  /** The paper the rule stands on. */
  basis: z.string().trim().min(1).max(200),
  region: z.string().trim().max(60).default(''),
  validFrom: Day,
  validTo: Day.nullable().default(null),
})
export type CareRule = z.infer<typeof CareRule>

/** One step of the no-answer flow: when it is due after nobody answered, and when it may wait for the morning. */
export const FlowStep = z.enum(['SECOND_CALL', 'NEIGHBOUR', 'FAMILY', 'DOOR', 'EMERGENCY'])
export type FlowStep = z.infer<typeof FlowStep>

export const FlowRule = z.strictObject({
  id: Id,
  step: FlowStep,
  /** Minutes after the first call in vain. */
  afterMinutes: z.int().min(0).max(2880),
  /** Hours of the day (0-24) between which a step is due; outside them it waits for `dayFrom`. */
  dayFrom: z.int().min(0).max(23),
  dayTo: z.int().min(1).max(24),
  /** Tiers that do not wait for the morning. */
  nightTiers: z.array(Tier).max(3),
  basis: z.string().trim().min(1).max(200),
})
export type FlowRule = z.infer<typeof FlowRule>

export const listRules = queryShape({
  name: 'care.rules',
  permission: 'care.read',
  summary: 'The rules of care of the community, and the steps of the no-answer flow.',
  input: z.strictObject({}),
  answer: z.strictObject({ rules: z.array(CareRule), flow: z.array(FlowRule) }),
})

export const saveRule = commandShape({
  name: 'care.save-rule',
  permission: 'care.edit-rules',
  summary: 'Adds a rule of care, or replaces the one with this id.',
  input: CareRule.refine((rule) => rule.validTo === null || rule.validFrom <= rule.validTo, {
    path: ['validTo'],
    params: { code: 'ends_before_start' },
  }),
})

export const endRule = commandShape({
  name: 'care.end-rule',
  permission: 'care.edit-rules',
  summary: 'The last day on which a rule of care holds.',
  input: z.strictObject({ ruleId: Id, validTo: Day }),
})

export const saveFlowRule = commandShape({
  name: 'care.save-flow-rule',
  permission: 'care.edit-rules',
  summary: 'Changes when a step of the no-answer flow is due.',
  input: FlowRule.refine((rule) => rule.dayFrom < rule.dayTo, {
    path: ['dayTo'],
    params: { code: 'ends_before_start' },
  }),
})
