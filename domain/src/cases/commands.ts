import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { CaseNature, CaseResult, CaseSource, CaseState, LinkKind, ResidentSays } from './case.ts'
import { CaseClass, LeafCode } from './catalogue.ts'
import { EntryRecord } from './entry.ts'

/** What the writer's clock said; left out, or later than the server's clock: now. The time of entry is kept beside it. */
const happenedAt = Instant.optional()
const Text = z.string().trim().max(2000)

/** Where: a dwelling, a building, or in words. The grid follows from the building, or is that of a one-grid post. */
const Where = {
  dwellingId: Id.nullable().default(null),
  buildingId: Id.nullable().default(null),
  place: z.string().trim().max(120).default(''),
}

const report = {
  leaf: LeafCode,
  /** Left out: as the catalogue has it. */
  class: CaseClass.optional(),
  nature: CaseNature.optional(),
  source: CaseSource.default('SELF'),
  /** Empty: the name of the leaf. */
  title: z.string().trim().max(80).default(''),
  /** As long as GeoReport v2 allows, and what was answered about it. */
  description: z.string().trim().max(6000).default(''),
  ...Where,
  reporterPersonId: Id.nullable().default(null),
  anonymous: z.boolean().default(false),
  /** Whether whoever told may be called back. */
  contactOk: z.boolean().default(false),
  happenedAt,
}

export const ReportedCase = z.strictObject({ id: Id, ...report })
export type ReportedCase = z.infer<typeof ReportedCase>
const CaseNumber = z.object({ caseNo: z.string() })

export const reportCase = commandShape({
  name: 'cases.report',
  permission: 'cases.report',
  summary: 'Reports that something happened. The number is given by the server, the id by the client.',
  input: ReportedCase,
  answer: CaseNumber,
})

export const resolveOnTheSpot = commandShape({
  name: 'cases.resolve-on-the-spot',
  permission: 'cases.handle',
  summary: 'Closes a case that was settled on the spot; with `report`, reports and closes it in one form (§5.1).',
  input: z.strictObject({
    caseId: Id,
    report: z.strictObject(report).optional(),
    result: CaseResult.default('RESOLVED'),
    resultText: Text.default(''),
    residentSays: ResidentSays,
    happenedAt,
  }),
  /** HANDLED where it had been formally given: then somebody else verifies and closes it. */
  answer: CaseNumber.extend({ state: CaseState }),
})

const tick = { caseId: Id, step: z.string().regex(/^[a-z0-9-]{1,40}$/), happenedAt }

export const tickStep = commandShape({
  name: 'cases.tick-step',
  permission: 'cases.handle',
  summary: 'Says that a step of the playbook is done. The first step takes the case in hand.',
  input: z.strictObject(tick),
})

export const untickStep = commandShape({
  name: 'cases.untick-step',
  permission: 'cases.handle',
  summary: 'Takes a tick back.',
  input: z.strictObject(tick),
})

export const recordEntry = commandShape({
  name: 'cases.record-entry',
  permission: 'cases.handle',
  summary:
    'Records that a home was entered in an emergency: consent, witness, purpose, times; never how it was opened.',
  input: EntryRecord,
})

export const linkCases = commandShape({
  name: 'cases.link',
  permission: 'cases.handle',
  summary: 'Ties two cases together, such as a leak and the lift it stopped.',
  input: z.strictObject({ caseId: Id, otherId: Id, kind: LinkKind.default('RELATED'), happenedAt }),
})

export const addNote = commandShape({
  name: 'cases.add-note',
  permission: 'cases.handle',
  summary: 'Writes down how a case goes on. The first note takes the case in hand.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), happenedAt }),
})
