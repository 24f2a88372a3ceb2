import type { Decision } from '@red-steward/domain/decision'
import type { Actor } from '@red-steward/domain/identity/actor'
import { isAllowed, type Permission } from '@red-steward/domain/identity/permissions'
import { createContext, type ReactNode, use } from 'react'
import type { Session } from '../../lib/session.ts'

/** Under which the answer to "who is signed in" is kept; asked again, it decides what is shown. */
export const SESSION_KEY = ['session'] as const

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('no session above this screen')
  return session
}

/** The actor as the rules know them; null while no post is taken up. */
export function useActor(): Actor | null {
  const { account, acting } = useSession()
  return acting && { id: account.id, name: account.name, ...acting }
}

/** The same rule that guards the door on the server. */
export function useMay(permission: Permission): Decision<'role-not-allowed'> {
  const actor = useActor()
  return actor && isAllowed(actor, permission) ? { allowed: true } : { allowed: false, why: 'role-not-allowed' }
}
