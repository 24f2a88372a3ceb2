import { z } from 'zod'
import { Id } from '../ids.ts'
import { Post } from './accounts.ts'
import { Role } from './actor.ts'

/** `POST /api/session`. A first sign-in with a one-time code brings the new password along. */
export const SignIn = z.strictObject({
  loginName: z.string().trim().toLowerCase().min(1).max(60),
  password: z.string().min(1).max(512),
  totp: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  newPassword: z.string().min(1).max(512).optional(),
})
export type SignIn = z.infer<typeof SignIn>

/** `POST /api/session/act`: go on in another of one's posts. */
export const ActAs = z.strictObject({ communityId: Id, role: Role })
export type ActAs = z.infer<typeof ActAs>

/** `GET /api/session`: who is signed in, in which post, and which other posts they hold. */
export const SessionView = z.strictObject({
  account: z.strictObject({ id: Id, name: z.string(), loginName: z.string() }),
  acting: z
    .strictObject({
      role: Role,
      communityId: Id,
      communityName: z.string(),
      isDemo: z.boolean(),
      grids: z.union([z.literal('all'), z.array(Id)]),
    })
    .nullable(),
  posts: z.array(Post),
})
export type SessionView = z.infer<typeof SessionView>
