// Mandatory reports: a child harmed (0704), violence at home (0705). Seen by who reports and by the secretary; it is in no
// list, search, history, feed or count of anybody else. Law: 未成年人保护法 §11, 反家庭暴力法 §14. Source: handbook §4.4.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'

export const ConfidentialCode = z.enum(['0704', '0705'])
export type ConfidentialCode = z.infer<typeof ConfidentialCode>

/** Whom to call first; the system never stands in for them. Shown before the form, and left on screen. */
export const urgentNumbers = { police: '110', ambulance: '120', women: '12338', youth: '12355' } as const

export const reportConfidential = commandShape({
  name: 'care.report-confidential',
  permission: 'care.report-confidential',
  summary: 'Reports harm to a child or violence at home, confidentially. Call 110 first where somebody is in danger.',
  input: z.strictObject({
    id: Id,
    code: ConfidentialCode,
    /** What was seen or heard, as little as is needed. */
    facts: z.string().trim().min(2).max(500),
    /** Where, in words; never a link to anybody's file. */
    where: z.string().trim().max(100).default(''),
    seenAt: Instant,
    calledPolice: z.boolean(),
  }),
})

export const addToReport = commandShape({
  name: 'care.add-to-report',
  permission: 'care.report-confidential',
  summary: 'Adds to one’s own confidential report.',
  input: z.strictObject({ id: Id, reportId: Id, text: z.string().trim().min(2).max(500) }),
})

export const HandedTo = z.enum(['POLICE', 'CIVIL_AFFAIRS', 'EDUCATION', 'WOMENS_FEDERATION', 'HEALTH'])
export type HandedTo = z.infer<typeof HandedTo>

export const passOnReport = commandShape({
  name: 'care.pass-on-report',
  permission: 'care.handle-confidential',
  summary: 'Says to which authority a confidential report was passed on, and when.',
  input: z.strictObject({
    id: Id,
    reportId: Id,
    to: HandedTo,
    at: Instant,
    note: z.string().trim().max(300).default(''),
  }),
})

export const ConfidentialRow = z.strictObject({
  id: Id,
  code: ConfidentialCode,
  reportedAt: Instant,
  mine: z.boolean(),
  /** Only for the secretary. */
  reportedBy: z.string().nullable(),
  passedOn: z.array(z.strictObject({ to: HandedTo, at: Instant })),
})
export type ConfidentialRow = z.infer<typeof ConfidentialRow>

export const listConfidential = queryShape({
  name: 'care.confidential-reports',
  permission: 'care.report-confidential',
  summary: 'One’s own confidential reports; for the secretary of the community all of them. Without their content.',
  input: z.strictObject({}),
  answer: z.strictObject({ reports: z.array(ConfidentialRow) }),
})

export const readConfidential = queryShape({
  name: 'care.confidential-report',
  permission: 'care.report-confidential',
  summary: 'One confidential report in full; every reading stands in the audit.',
  input: z.strictObject({ reportId: Id }),
  answer: z.strictObject({
    ...ConfidentialRow.shape,
    facts: z.string(),
    where: z.string(),
    seenAt: Instant,
    calledPolice: z.boolean(),
    additions: z.array(z.strictObject({ id: Id, text: z.string(), at: Instant })),
    handing: z.array(z.strictObject({ to: HandedTo, at: Instant, note: z.string(), by: z.string() })),
  }),
})
