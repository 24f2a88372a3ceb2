// Who is signed in, in which post. The cookie is the session; this is only what the screen knows of it.
import type { Post } from '@red-steward/domain/identity/accounts'
import { SessionView, type SignIn } from '@red-steward/domain/identity/session'
import { answerOf, request } from './api.ts'

export type Session = SessionView
export type { Post, SignIn }

/** The session of this browser, or null when nobody is signed in. */
export async function currentSession(): Promise<Session | null> {
  const response = await request('GET', '/api/session')
  if (response.status === 401) return null
  return SessionView.parse(await answerOf(response))
}

/** Signs in. Refused with `wrong-credentials`, `totp-required`, `too-many-tries`, `must-set-password`. */
export async function signIn(input: SignIn): Promise<void> {
  const response = await request('POST', '/api/session', input)
  await answerOf(response)
}

/** `keepCache`: what the browser holds of the app stays, for who goes on working without this session. */
export async function signOut({ keepCache = false } = {}): Promise<void> {
  await request('DELETE', keepCache ? '/api/session?keep=cache' : '/api/session')
}

/** Takes up another post of one's own. */
export async function takeUpPost(post: Post): Promise<void> {
  await answerOf(await request('POST', '/api/session/act', { communityId: post.communityId, role: post.role }))
}
