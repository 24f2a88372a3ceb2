// What stands around the loop: units, deadline rules, the working calendar.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { daysBetween } from '../care/days.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { DeadlineProfile, DeadlineRule } from './deadlines.ts'
import { Periods } from './working-calendar.ts'

export const UnitKind = z.enum(['DEPARTMENT', 'UTILITY', 'PROPERTY', 'JUSTICE_OFFICE', 'OTHER'])
export type UnitKind = z.infer<typeof UnitKind>
export const unitKindWords: Record<UnitKind, { zh: string; en: string }> = {
  DEPARTMENT: { zh: '部门', en: 'Department' },
  UTILITY: { zh: '水电气等公用单位', en: 'Utility' },
  PROPERTY: { zh: '物业公司', en: 'Property company' },
  /** Its people guide mediation (`mediation/guidance.ts`). */
  JUSTICE_OFFICE: { zh: '司法所', en: 'Justice office' },
  OTHER: { zh: '其他单位', en: 'Other' },
}

const unit = {
  id: Id,
  name: z.string().trim().min(1).max(80),
  kind: UnitKind,
  /** The office’s, not a person’s. */
  phone: z.string().trim().max(40).default(''),
  /** Unified social credit code (GB 32100). */
  uscc: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .nullable()
    .default(null),
}

export const saveUnit = commandShape({
  name: 'cases.save-unit',
  permission: 'cases.edit-units',
  summary: 'Adds or corrects a handling unit: a department, a utility, a property company.',
  input: z.strictObject(unit),
})

export const retireUnit = commandShape({
  name: 'cases.retire-unit',
  permission: 'cases.edit-units',
  summary: 'A unit is given nothing more; what it has stays with it.',
  input: z.strictObject({ id: Id }),
})

export const setUnitMembers = commandShape({
  name: 'cases.set-unit-members',
  permission: 'cases.edit-units',
  summary: 'Says which accounts work for a unit; each must hold a post here as department handler or property steward.',
  input: z.strictObject({ unitId: Id, accountIds: z.array(Id).max(50) }),
})

const Named = z.object({ id: Id, name: z.string() })

export const listHandlers = queryShape({
  name: 'cases.handlers',
  permission: 'cases.work',
  summary: 'Whom a case may be given to: units with their people, and persons with a post that handles cases.',
  input: z.strictObject({}),
  answer: z.object({
    units: z.array(z.object({ ...unit, members: z.array(Named) })),
    people: z.array(Named.extend({ role: z.string(), gridIds: z.array(Id).nullable() })),
  }),
})

export const setDeadlineProfile = commandShape({
  name: 'cases.set-deadline-profile',
  permission: 'cases.settings',
  summary: 'Says which set of deadlines counts here; deadlines of open cases are computed anew.',
  input: z.strictObject({ profile: DeadlineProfile }),
  answer: z.object({ recomputed: z.int() }),
})

export const saveDeadlineRule = commandShape({
  name: 'cases.save-deadline-rule',
  permission: 'cases.settings',
  summary: 'Writes a rule of the custom profile; deadlines of open cases are computed anew.',
  input: DeadlineRule.extend({ profile: z.literal('custom').default('custom') }),
  answer: z.object({ recomputed: z.int() }),
})

const CalendarAnswer = z.object({
  recomputed: z.int(),
  /** Years open deadlines reach into of which no holidays are known. */
  yearsUnknown: z.array(z.int()),
})

export const setCalendarDay = commandShape({
  name: 'cases.set-calendar-day',
  permission: 'cases.settings',
  summary:
    'A day, or the days up to `through`, that differ here: a local holiday, a working Saturday, other hours. `works` null takes them back. Open deadlines are computed anew.',
  input: z
    .strictObject({
      day: Day,
      /** The last of them; 31 days at most. */
      through: Day.optional(),
      works: z.boolean().nullable(),
      periods: Periods.nullable().default(null),
      name: z.string().trim().max(60).default(''),
    })
    .refine(({ day, through = day }) => day <= through, { path: ['through'], params: { code: 'ends_before_start' } })
    .refine(({ day, through = day }) => daysBetween(day, through) < 31, {
      path: ['through'],
      params: { code: 'month_at_most' },
    }),
  answer: CalendarAnswer,
})

export const setCalendarHours = commandShape({
  name: 'cases.set-calendar-hours',
  permission: 'cases.settings',
  summary: 'Ordinary opening hours from a day on; null takes that change back. Open deadlines are computed anew.',
  input: z.strictObject({ validFrom: Day, periods: Periods.nullable() }),
  answer: CalendarAnswer,
})

export const showCalendar = queryShape({
  name: 'cases.calendar',
  permission: 'cases.settings',
  summary: 'Deadline rules, and a year of the working calendar with what differs here.',
  input: z.strictObject({ year: z.int().min(2000).max(2100) }),
  answer: z.object({
    profile: DeadlineProfile,
    rules: z.array(DeadlineRule),
    /** Whether national holidays of this year are known; if not, Monday to Friday counts. */
    isKnown: z.boolean(),
    /** Of this year: weekdays off and weekend days worked, by the national calendar. */
    off: z.array(Day),
    makeUp: z.array(Day),
    days: z.array(z.object({ day: Day, works: z.boolean(), periods: Periods.nullable(), name: z.string() })),
    hours: z.array(z.object({ validFrom: Day.nullable(), periods: Periods })),
  }),
})
