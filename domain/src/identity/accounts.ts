import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { Role } from './actor.ts'

/** What one types to sign in: lower-case letters, digits, dot, dash, underscore. */
export const LoginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/)

const DisplayName = z.string().trim().min(1).max(40)
const Password = z.string().min(1).max(512)

/** A code shown once to whoever makes the account, good for 72 hours and one sign-in. */
export const OneTimeCode = z.strictObject({ oneTimeCode: z.string() })

export const createAccount = commandShape({
  name: 'identity.create-account',
  permission: 'identity.manage-accounts',
  summary: 'Makes an account; the answer carries its one-time code, once.',
  input: z.strictObject({ accountId: Id, loginName: LoginName, name: DisplayName }),
  answer: OneTimeCode,
})

export const resetAccount = commandShape({
  name: 'identity.reset-account',
  permission: 'identity.manage-accounts',
  summary: 'Takes password and second factor away, ends all sessions and answers a new one-time code.',
  input: z.strictObject({ accountId: Id }),
  answer: OneTimeCode,
})

export const disableAccount = commandShape({
  name: 'identity.disable-account',
  permission: 'identity.manage-accounts',
  summary: 'Closes an account; its sessions and live streams end at once.',
  input: z.strictObject({ accountId: Id }),
})

export const enableAccount = commandShape({
  name: 'identity.enable-account',
  permission: 'identity.manage-accounts',
  summary: 'Opens a closed account again.',
  input: z.strictObject({ accountId: Id }),
})

export const grantPost = commandShape({
  name: 'identity.grant-post',
  permission: 'identity.manage-accounts',
  summary:
    'Gives an account a post: a role with a scope, from a moment, perhaps to a moment. A cover must have an end.',
  input: z
    .strictObject({
      grantId: Id,
      accountId: Id,
      communityId: Id,
      role: Role,
      /** Empty: the whole community. */
      gridIds: z.array(Id).max(200).default([]),
      startsAt: Instant.optional(),
      endsAt: Instant.optional(),
      isCover: z.boolean().default(false),
    })
    .refine((input) => !input.isCover || input.endsAt, { path: ['endsAt'], params: { code: 'cover_needs_end' } })
    .refine((input) => !input.startsAt || !input.endsAt || input.startsAt < input.endsAt, {
      path: ['endsAt'],
      params: { code: 'ends_before_start' },
    }),
})

export const endPost = commandShape({
  name: 'identity.end-post',
  permission: 'identity.manage-accounts',
  summary: 'Ends a post now; sessions acting in it lose it at once.',
  input: z.strictObject({ grantId: Id, communityId: Id }),
})

export const createCommunity = commandShape({
  name: 'identity.create-community',
  permission: 'identity.manage-communities',
  summary: 'Opens a community on this installation.',
  input: z.strictObject({
    communityId: Id,
    code: z.string().regex(/^\d{12,15}$/),
    name: z.string().trim().min(1).max(60),
    streetName: z.string().trim().max(60).default(''),
  }),
})

export const endSession = commandShape({
  name: 'identity.end-session',
  permission: 'identity.own-account',
  summary: 'Ends one of your own sessions.',
  input: z.strictObject({ sessionId: Id }),
})

export const changePassword = commandShape({
  name: 'identity.change-password',
  permission: 'identity.own-account',
  summary: 'Changes your password and ends all your sessions; sign in again with the new one.',
  input: z.strictObject({ current: Password, next: Password }),
})

export const startTotp = commandShape({
  name: 'identity.start-totp',
  permission: 'identity.own-account',
  summary: 'Begins a second factor: the answer carries the secret for the authenticator app, once.',
  input: z.strictObject({ password: Password }),
  answer: z.strictObject({ uri: z.string() }),
})

export const confirmTotp = commandShape({
  name: 'identity.confirm-totp',
  permission: 'identity.own-account',
  summary: 'Turns the second factor on, with the first code the app shows.',
  input: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
})

export const removeTotp = commandShape({
  name: 'identity.remove-totp',
  permission: 'identity.own-account',
  summary: 'Turns the second factor off.',
  input: z.strictObject({ password: Password }),
})

export const Post = z.strictObject({
  grantId: Id,
  communityId: Id,
  communityName: z.string(),
  role: Role,
  /** null: the whole community. */
  gridIds: z.array(Id).nullable(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  isCover: z.boolean(),
})
export type Post = z.infer<typeof Post>

export const AccountRow = z.strictObject({
  id: Id,
  loginName: z.string(),
  name: z.string(),
  isDisabled: z.boolean(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  posts: z.array(Post),
})
export type AccountRow = z.infer<typeof AccountRow>

export const listAccounts = queryShape({
  name: 'identity.list-accounts',
  permission: 'identity.manage-accounts',
  summary:
    'The accounts with posts in reach, the first 500 by sign-in name; an administrator of the installation sees all.',
  input: z.strictObject({ text: z.string().trim().max(40).default('') }),
  answer: z.strictObject({
    accounts: z.array(AccountRow),
    /** Whether there are more than could be listed: a text finds them. */
    more: z.boolean(),
    communities: z.array(z.strictObject({ id: Id, code: z.string(), name: z.string() })),
  }),
})

export const SessionRow = z.strictObject({
  id: Id,
  device: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
})

export const ownAccount = queryShape({
  name: 'identity.own-account',
  permission: 'identity.own-account',
  summary: 'Your account: second factor and the sessions that are open.',
  input: z.strictObject({}),
  answer: z.strictObject({
    loginName: z.string(),
    name: z.string(),
    hasTotp: z.boolean(),
    sessions: z.array(SessionRow),
  }),
})

export const AuditRow = z.strictObject({
  id: z.number(),
  at: z.string(),
  actorName: z.string().nullable(),
  /** Set where no person acted: a resident at the portal, another system, the clock. */
  service: z.enum(['resident', 'outside', 'clock']).nullable(),
  role: Role.nullable(),
  action: z.string(),
  outcome: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: Id.nullable(),
  /** Names of the fields looked at and the reason given; never their values. */
  detail: z.record(z.string(), z.unknown()),
})

export const readAudit = queryShape({
  name: 'identity.read-audit',
  permission: 'identity.read-audit',
  summary: 'The audit of the community, newest first, a page at a time.',
  input: z.strictObject({
    before: z.number().int().positive().optional(),
    subjectId: Id.optional(),
    action: z.string().max(60).optional(),
    /** Leaves out what the clock did by itself: reminders and reports of deadlines, which outnumber everything else. */
    withoutClock: z.boolean().default(false),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  answer: z.strictObject({ rows: z.array(AuditRow), next: z.number().nullable() }),
})
