// Keys for other systems that report to us, and systems that we pass cases on to.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { LeafCode } from '../cases/catalogue.ts'
import { Id } from '../ids.ts'
import { ReceiverUrl } from '../messages/webhooks.ts'
import { Instant } from '../time.ts'

export const listKeys = queryShape({
  name: 'open311.keys',
  permission: 'open311.manage',
  summary: 'Keys given to other systems, without the keys themselves; and where such systems find us.',
  input: z.strictObject({}),
  answer: z.object({
    jurisdictionId: z.string(),
    rows: z.array(
      z.object({
        id: Id,
        name: z.string(),
        /** The first signs, by which its holder tells it from others. */
        begins: z.string(),
        madeAt: Instant,
        revokedAt: Instant.nullable(),
        lastUsedAt: Instant.nullable(),
        requests: z.int(),
      }),
    ),
  }),
})

export const issueKey = commandShape({
  name: 'open311.issue-key',
  permission: 'open311.manage',
  summary: 'A key for another system; answered this once.',
  input: z.strictObject({ id: Id, name: z.string().trim().min(1).max(60) }),
  answer: z.object({ apiKey: z.string() }),
})

export const revokeKey = commandShape({
  name: 'open311.revoke-key',
  permission: 'open311.manage',
  summary: 'A key is good for nothing from now on.',
  input: z.strictObject({ id: Id }),
})

const System = {
  name: z.string().trim().min(1).max(60),
  /** The GeoReport v2 base address, without `/services`. */
  url: ReceiverUrl,
  jurisdictionId: z.string().trim().max(100).default(''),
  /** Leaf by leaf the service code there. */
  services: z.partialRecord(LeafCode, z.string().trim().min(1).max(100)),
  /** A new case of such a leaf is passed on by itself; otherwise by a person. */
  isAutomatic: z.boolean().default(false),
}

export const listSystems = queryShape({
  name: 'open311.systems',
  permission: 'open311.read-systems',
  summary: 'Other systems that cases are passed on to, and by which codes.',
  input: z.strictObject({}),
  answer: z.object({
    rows: z.array(
      z.object({
        id: Id,
        ...System,
        hasKey: z.boolean(),
        enabled: z.boolean(),
        waiting: z.int(),
        open: z.int(),
        failed: z.int(),
        polledAt: Instant.nullable(),
        problem: z.string().nullable(),
      }),
    ),
  }),
})

export const addSystem = commandShape({
  name: 'open311.add-system',
  permission: 'open311.manage',
  summary: 'Another system that cases of some categories are passed on to.',
  input: z.strictObject({ id: Id, ...System, apiKey: z.string().max(500).default('') }),
})

export const changeSystem = commandShape({
  name: 'open311.change-system',
  permission: 'open311.manage',
  summary: 'Changes another system, or switches it off and on. An empty key keeps the one there is.',
  input: z.strictObject({ id: Id, ...System, apiKey: z.string().max(500).default(''), enabled: z.boolean() }),
})

export const ForwardState = z.enum(['WAITING', 'SENT', 'CLOSED', 'FAILED'])
export type ForwardState = z.infer<typeof ForwardState>

export const forwardCase = commandShape({
  name: 'open311.forward',
  permission: 'open311.forward',
  summary:
    'Passes a case on to another system; what it answers comes back as hops. Refuses `forward-not-mapped`, `forward-already`.',
  input: z.strictObject({ caseId: Id, systemId: Id }),
})

export const outsideOf = queryShape({
  name: 'open311.outside',
  permission: 'cases.read',
  summary: 'Where a case came from, if from another system, and to which it was passed on.',
  input: z.strictObject({ caseId: Id }),
  answer: z.object({
    from: z.object({ system: z.string(), at: Instant }).nullable(),
    to: z.array(
      z.object({
        systemId: Id,
        system: z.string(),
        state: ForwardState,
        outsideId: z.string().nullable(),
        at: Instant,
        problem: z.string().nullable(),
      }),
    ),
  }),
})

export const revealContact = queryShape({
  name: 'open311.contact',
  permission: 'cases.handle',
  summary: 'Name, phone and mail that another system gave of whoever reported; each look is recorded.',
  input: z.strictObject({ caseId: Id }),
  answer: z.object({ name: z.string(), phone: z.string(), email: z.string(), mediaUrl: z.string() }),
})
