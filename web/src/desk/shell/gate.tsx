// Lets in who is signed in. When a session ends, the page stays as it is behind the sign-in screen, with
// everything typed in it; the same person comes back to it, anybody else starts afresh.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Flex, Spin } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Unreachable, whenSignedOut } from '../../lib/api.ts'
import { currentSession, type Session } from '../../lib/session.ts'
import { SignIn } from '../identity/sign-in.tsx'
import { Failure } from '../parts/answered.tsx'
import { SESSION_KEY, SessionProvider } from '../parts/session-context.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { makeDeskRouter } from './router.tsx'

export function Gate() {
  const client = useQueryClient()
  const session = useQuery({
    queryKey: SESSION_KEY,
    queryFn: currentSession,
    retry: (_count, failure) => failure instanceof Unreachable,
  })
  const [last, setLast] = useState<Session | null>(null)
  const current = session.data ?? null

  useEffect(() => {
    whenSignedOut(() => client.setQueryData(SESSION_KEY, null))
  }, [client])
  if (current && current !== last) setLast(current)

  if (session.isPending) {
    return (
      <>
        <ConnectionBanner />
        <Flex justify="center" style={{ paddingTop: '30vh' }}>
          <Spin size="large" />
        </Flex>
      </>
    )
  }
  if (session.error && !current) return <Failure failure={session.error} onRetry={() => void session.refetch()} />
  const shown = current ?? last
  return (
    <>
      {shown && (
        <div inert={!current} style={{ height: '100%' }}>
          <SessionProvider session={shown} key={postKey(shown)}>
            <Signed />
          </SessionProvider>
        </div>
      )}
      {!current &&
        (last ? (
          <Over>
            <SignIn over lastLoginName={last.account.loginName} />
          </Over>
        ) : (
          <SignIn over={false} lastLoginName="" />
        ))}
    </>
  )
}

/** Above everything, dialogs of the page included, which keep what is typed but can take no focus meanwhile. */
function Over({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className="sign-in-over" onCancel={(event) => event.preventDefault()}>
      {children}
    </dialog>
  )
}

/** Another account or another post sees other things: its screens and answers begin anew. */
function postKey({ account, acting }: Session): string {
  return `${account.id} ${acting?.role ?? ''} ${acting?.communityId ?? ''}`
}

function Signed() {
  const client = useQueryClient()
  const [router] = useState(makeDeskRouter)
  useEffect(
    () => () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
    },
    [client],
  )
  return <RouterProvider router={router} />
}
