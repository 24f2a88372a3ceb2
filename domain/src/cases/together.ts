// What is asked of cases that belong together: like ones while reporting, "also me", merging, one incident over many doors.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { CaseState } from './case.ts'
import { LeafCode } from './catalogue.ts'
import { SimilarReason } from './duplicates.ts'
import { AffectedAnswer, AffectedHow, IncidentScope, MOST_AFFECTED } from './incidents.ts'
import { ListedCase } from './queries.ts'

const happenedAt = Instant.optional()
const Text = z.string().trim().max(2000)

export const findSimilar = queryShape({
  name: 'cases.similar',
  permission: 'cases.report',
  summary: 'Open cases within reach that may be the matter about to be reported, best first, with the reasons.',
  input: z.strictObject({
    leaf: LeafCode.nullable().default(null),
    dwellingId: Id.nullable().default(null),
    buildingId: Id.nullable().default(null),
    place: z.string().trim().max(120).default(''),
    words: Text.default(''),
  }),
  answer: z.object({
    rows: z.array(ListedCase.extend({ score: z.int(), reasons: z.array(SimilarReason), followers: z.int() })),
  }),
})

export const joinCase = commandShape({
  name: 'cases.also-me',
  permission: 'cases.join',
  summary: 'Says that somebody has the same matter: they follow the case from now on instead of reporting another.',
  input: z.strictObject({
    caseId: Id,
    /** Of the follower. */
    id: Id,
    personId: Id.nullable().default(null),
    dwellingId: Id.nullable().default(null),
    text: Text.default(''),
    happenedAt,
  }),
})

export const mergeCases = commandShape({
  name: 'cases.merge',
  permission: 'cases.merge',
  summary: 'Merges a case into another about the same matter; whoever follows it follows the other from now on.',
  input: z.strictObject({ caseId: Id, intoId: Id, text: Text.default(''), happenedAt }),
})

export const unmergeCase = commandShape({
  name: 'cases.unmerge',
  permission: 'cases.merge',
  summary: 'Parts a merged case again: it stands where it stood, with its own followers.',
  input: z.strictObject({ caseId: Id, text: Text.default(''), happenedAt }),
})

export const AffectedHome = z.object({
  dwellingId: Id,
  where: z.string(),
  floor: z.int(),
  how: AffectedHow,
  /** Somebody lives there by the register. */
  occupied: z.boolean(),
})
export type AffectedHome = z.infer<typeof AffectedHome>

export const proposeAffected = queryShape({
  name: 'cases.affected',
  permission: 'cases.open-incident',
  summary: 'Which doors an incident reaches, by the register: the source, below it, the unit, the building, the lift.',
  input: z.strictObject({
    caseId: Id,
    /** Left out: the door of the case. */
    sourceId: Id.nullable().optional(),
    scopes: z.array(IncidentScope).max(4),
  }),
  answer: z.object({ doors: z.array(AffectedHome) }),
})

export const openIncident = commandShape({
  name: 'cases.open-incident',
  permission: 'cases.open-incident',
  summary:
    'Makes a case one incident over many doors: each follows it and gets the same message. More doors can be added later.',
  input: z.strictObject({
    caseId: Id,
    sourceId: Id.nullable().default(null),
    doors: z
      .array(z.strictObject({ dwellingId: Id, how: AffectedHow }))
      .min(1)
      .max(MOST_AFFECTED),
    /** What every household reads. */
    message: Text.min(1),
    happenedAt,
  }),
  answer: z.object({ added: z.int() }),
})

export const answerIncident = commandShape({
  name: 'cases.answer-incident',
  permission: 'cases.answer-incident',
  summary: 'Writes down what one affected household answered; each answer is kept, the last one counts.',
  input: z.strictObject({
    caseId: Id,
    /** The household as a follower of the case. */
    followerId: Id,
    answer: AffectedAnswer,
    text: Text.default(''),
    happenedAt,
  }),
})

export const Incident = z.object({
  caseId: Id,
  caseNo: z.string(),
  state: CaseState,
  openedAt: Instant,
  openedBy: z.string(),
  messages: z.array(z.object({ text: z.string(), by: z.string(), at: Instant })),
  counts: z.object({
    doors: z.int(),
    needsHelp: z.int(),
    notWell: z.int(),
    well: z.int(),
    notAffected: z.int(),
    silent: z.int(),
  }),
  doors: z.array(
    AffectedHome.extend({
      followerId: Id,
      answer: AffectedAnswer.nullable(),
      answers: z.array(z.object({ answer: AffectedAnswer, text: z.string(), by: z.string(), at: Instant })),
    }),
  ),
})
export type Incident = z.infer<typeof Incident>

export const incidentPage = queryShape({
  name: 'cases.incident',
  permission: 'cases.read',
  summary:
    'The incident a case is: every affected door with its answers, who needs help first, then who has not answered; null: it is none.',
  input: z.strictObject({ caseId: Id }),
  answer: z.object({ incident: Incident.nullable() }),
})
