// What people do about phones and about two values of one fact.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'

const Label = z.string().trim().min(1).max(60)

export const enrolDevice = commandShape({
  name: 'sync.enrol-device',
  permission: 'sync.push',
  summary:
    'Makes this phone one of the signed-in person. Wants a sign-in of the last ten minutes. The answer carries, once, the token it works with from now on and the token it asks for orders with.',
  input: z.strictObject({
    deviceId: Id,
    label: Label,
    appVersion: z.string().max(40),
    protocol: z.int().min(1),
    /** ECDSA P-256, raw point, base64: what leaves this phone as a file is signed with it. */
    publicKey: z.base64().max(200),
  }),
  answer: z.object({ token: z.string().optional(), orderToken: z.string().optional() }),
})

export const renewDevice = commandShape({
  name: 'sync.renew-device',
  permission: 'sync.push',
  summary:
    'Gives a phone of the signed-in person a new token, once; the earlier one ends. For signing in again on it; wants a sign-in of the last ten minutes.',
  input: z.strictObject({ deviceId: Id }),
  answer: z.object({ token: z.string().optional() }),
})

export const wipeDevice = commandShape({
  name: 'sync.wipe-device',
  permission: 'sync.manage-devices',
  summary: 'Orders a phone to wipe itself at its next contact and ends its session at once.',
  input: z.strictObject({ deviceId: Id }),
})

export const setLease = commandShape({
  name: 'sync.set-lease',
  permission: 'sync.manage-devices',
  summary: 'For how many days without contact phones may open what they hold.',
  input: z.strictObject({ days: z.int().min(1).max(30) }),
})

export const recordLook = commandShape({
  name: 'sync.record-look',
  permission: 'sync.use',
  summary: 'Tells the audit that a masked field was looked at on a phone, and when.',
  input: z.strictObject({
    personId: Id,
    field: z.enum(['phone']),
    reason: z.string().trim().max(100).default(''),
    at: Instant,
  }),
})

export const resolveConflict = commandShape({
  name: 'sync.resolve-conflict',
  permission: 'sync.resolve',
  summary: 'Of two values of one fact, keeps the one that stands or takes the one that came from a phone.',
  input: z.strictObject({ conflictId: Id, take: z.enum(['THEIRS', 'MINE']) }),
})

/** A phone as the desk sees it. It says whether something may get lost, and nothing about how much somebody worked. */
export const DeviceRow = z.object({
  id: Id,
  accountId: Id,
  owner: z.string(),
  label: z.string(),
  appVersion: z.string(),
  protocol: z.int(),
  isOutdated: z.boolean(),
  enrolledAt: Instant,
  lastSyncAt: Instant.nullable(),
  silentDays: z.int(),
  unsent: z.int(),
  oldestUnsentAt: Instant.nullable(),
  leaseUntil: Instant.nullable(),
  wipeOrderedAt: Instant.nullable(),
  wipeConfirmedAt: Instant.nullable(),
})
export type DeviceRow = z.infer<typeof DeviceRow>

export const devices = queryShape({
  name: 'sync.devices',
  permission: 'sync.manage-devices',
  summary: 'Phones of the community: when each was last in contact, what it has not sent yet.',
  input: z.strictObject({}),
  answer: z.object({ leaseDays: z.int(), rows: z.array(DeviceRow) }),
})

/** Two values of one fact, or (`field` `*`) a whole piece of work for a record that left its author's area. */
export const ConflictRow = z.object({
  id: Id,
  subjectKind: z.string(),
  subjectId: Id,
  field: z.string(),
  /** Whom or what it is about, in words: a name, a door. */
  about: z.string(),
  command: z.string(),
  mine: z.unknown(),
  theirs: z.unknown(),
  mineBy: z.string(),
  mineAt: Instant,
  /** By the device's clock. */
  mineSavedAt: Instant.nullable(),
  theirsBy: z.string().nullable(),
  theirsAt: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.enum(['THEIRS', 'MINE']).nullable(),
})
export type ConflictRow = z.infer<typeof ConflictRow>

export const conflicts = queryShape({
  name: 'sync.conflicts',
  permission: 'sync.resolve',
  summary: 'Facts of which two values wait for a choice; with `resolved`, those chosen lately.',
  input: z.strictObject({ resolved: z.boolean().default(false) }),
  answer: z.object({ rows: z.array(ConflictRow) }),
})
