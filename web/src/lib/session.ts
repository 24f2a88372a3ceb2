// Who is signed in, in which post. The cookie is the session; this is only what the screen knows of it.
import { Role } from '@red-steward/domain/identity/actor'
import { Id } from '@red-steward/domain/ids'
import { z } from 'zod'
import { answerOf, request } from './api.ts'

export const Post = z.object({
  role: Role,
  communityId: Id,
  communityName: z.string(),
  gridNames: z.array(z.string()).nullish(),
})
export type Post = z.infer<typeof Post>

export const Session = z.object({
  account: z.object({ id: Id, name: z.string(), loginName: z.string() }),
  acting: z
    .object({
      role: Role,
      communityId: Id,
      communityName: z.string(),
      grids: z.union([z.literal('all'), z.array(Id)]),
    })
    .nullable(),
  posts: z.array(Post),
})
export type Session = z.infer<typeof Session>

/** The session of this browser, or null when nobody is signed in. */
export async function currentSession(): Promise<Session | null> {
  const response = await request('GET', '/api/session')
  if (response.status === 401) return null
  return Session.parse(await answerOf(response))
}

export interface SignIn {
  loginName: string
  password: string
  totp?: string
  newPassword?: string
}

/** Signs in. Refused with `wrong-credentials`, `totp-required`, `too-many-tries`, `must-set-password`. */
export async function signIn(input: SignIn): Promise<void> {
  const response = await request('POST', '/api/session', input)
  await answerOf(response)
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/api/session')
}

/** Takes up another post of one's own. */
export async function takeUpPost(post: Post): Promise<void> {
  await answerOf(await request('POST', '/api/session/act', { communityId: post.communityId, role: post.role }))
}
