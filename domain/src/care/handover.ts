// Handing over: a leaver's posts, named duties, open flows, needs, calls and cases pass to a colleague in one command; cover does
// the same for a time and gives nothing away. Work hangs on grids unless somebody is named. Source: mission B9, S12.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Role } from '../identity/actor.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'

export const HandoverCounts = z.strictObject({
  posts: z.int(),
  grids: z.int(),
  /** Persons looked after by name. */
  duties: z.int(),
  runs: z.int(),
  needs: z.int(),
  /** Calls of open campaigns taken at this moment. */
  calls: z.int(),
  /** Open cases they handle by name or answer for; never confidential ones. */
  cases: z.int(),
})
export type HandoverCounts = z.infer<typeof HandoverCounts>

export const handoverPreview = queryShape({
  name: 'care.handover-preview',
  permission: 'care.hand-over',
  summary: 'What would pass from one worker to another; counts only.',
  input: z.strictObject({ fromAccountId: Id }),
  answer: z.strictObject({
    from: z.strictObject({ id: Id, name: z.string() }),
    counts: HandoverCounts,
    posts: z.array(
      z.strictObject({
        role: Role,
        gridNames: z.array(z.string()).nullable(),
        endsAt: Instant.nullable(),
        isCover: z.boolean(),
      }),
    ),
    /** Colleagues who hold a post in the field here and may take it over. */
    colleagues: z.array(z.strictObject({ id: Id, name: z.string(), role: Role })),
  }),
})

export const workers = queryShape({
  name: 'care.workers',
  permission: 'care.hand-over',
  summary: 'Who holds a post in the field in this community now.',
  input: z.strictObject({}),
  answer: z.strictObject({
    workers: z.array(
      z.strictObject({
        id: Id,
        name: z.string(),
        role: Role,
        gridNames: z.array(z.string()).nullable(),
        endsAt: Instant.nullable(),
        isCover: z.boolean(),
      }),
    ),
  }),
})

export const handOver = commandShape({
  name: 'care.hand-over',
  permission: 'care.hand-over',
  summary: 'Passes a worker’s posts and named work to a colleague: for good, or as cover until a moment.',
  input: z.strictObject({
    id: Id,
    fromAccountId: Id,
    toAccountId: Id,
    /** null: for good, and the leaver's posts end now. A moment: cover, and nothing is taken from anybody. */
    coverUntil: Instant.nullable().default(null),
    summary: z.string().trim().min(5).max(2000),
    noteReviewed: z.boolean().default(false),
  }),
  answer: HandoverCounts,
})

export const listHandovers = queryShape({
  name: 'care.handovers',
  permission: 'care.hand-over',
  summary: 'Handovers of the community with their summaries, latest first.',
  input: z.strictObject({}),
  answer: z.strictObject({
    handovers: z.array(
      z.strictObject({
        id: Id,
        from: z.string(),
        to: z.string(),
        at: Instant,
        coverUntil: Instant.nullable(),
        summary: z.string(),
        by: z.string(),
        counts: HandoverCounts,
      }),
    ),
  }),
})

export const lookedAfter = queryShape({
  name: 'care.looked-after',
  permission: 'care.assign',
  summary: 'Who looks after somebody by name, and the colleagues who may be named. Refuses not-found.',
  input: z.strictObject({ personId: Id }),
  answer: z.strictObject({
    /** null: whoever works the grid. */
    by: z.strictObject({ id: Id, name: z.string(), since: Instant }).nullable(),
    colleagues: z.array(z.strictObject({ id: Id, name: z.string(), role: Role })),
  }),
})

export const assignPerson = commandShape({
  name: 'care.assign',
  permission: 'care.assign',
  summary: 'Names a worker who looks after somebody; null gives the person back to whoever works the grid.',
  input: z.strictObject({ id: Id, personId: Id, accountId: Id.nullable() }),
})
