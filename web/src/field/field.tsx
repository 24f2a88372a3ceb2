import { type ReactNode, Suspense, useEffect } from 'react'
import { Toasts, toast } from '../ui/toast.tsx'
import { FirstLoad } from './lock/first-load.tsx'
import { SignIn } from './lock/sign-in.tsx'
import { Unlock } from './lock/unlock.tsx'
import type { Device } from './offline/device.ts'
import { useAppearance } from './shell/appearance.ts'
import { Boundary } from './shell/boundary.tsx'
import { DeviceContext, useDeviceState } from './shell/device-context.ts'
import { followLinks, usePath } from './shell/route.ts'
import { fetchOtherScreens, screenAt } from './shell/screens.tsx'
import { useShellWords } from './shell/shell.words.ts'
import { Tabs } from './shell/tabs.tsx'
import { updates } from './shell/updates.ts'
import { useTakeUpdate } from './shell/use-take-update.ts'

export function Field({ device }: { device: Device }) {
  useAppearance()
  useEffect(followLinks, [])
  return (
    <DeviceContext value={device}>
      <Gate />
      <Toasts />
    </DeviceContext>
  )
}

/** Locked, signed out, loading for the first time: each is its own plain screen; otherwise the app. */
function Gate() {
  const w = useShellWords()
  const phase = useDeviceState((device) => device.phase)
  const firstLoad = useDeviceState((device) => device.status.firstLoad)
  if (phase === 'starting') return <p className="plain-page">{w.loading}</p>
  if (phase === 'no-vault' || phase === 'expired') return <SignIn expired={phase === 'expired'} />
  if (phase === 'locked') return <Unlock />
  if (firstLoad) return <FirstLoad {...firstLoad} />
  return <App />
}

function App() {
  const w = useShellWords()
  const path = usePath()
  useOfferedUpdate()
  useEffect(() => void setTimeout(fetchOtherScreens, 1000), [])
  const at = path.join('/')
  return (
    <div className="app">
      <button type="button" className="skip-link" onClick={focusContent}>
        {w.skip}
      </button>
      <Boundary at={at}>
        <Suspense fallback={<Opening />}>{screenAt(path)}</Suspense>
      </Boundary>
      <Tabs />
    </div>
  )
}

function Opening(): ReactNode {
  const w = useShellWords()
  return (
    <p className="page-content quiet" role="status">
      {w.loading}
    </p>
  )
}

function focusContent() {
  document.getElementById('content')?.focus()
}

function useOfferedUpdate() {
  const w = useShellWords()
  const take = useTakeUpdate()
  const connection = useDeviceState((device) => device.status.connection)
  useEffect(() => {
    if (connection === 'online' || connection === 'too-old') updates.look()
  }, [connection])
  useEffect(() => {
    if (take) toast(w.updateReady, { text: w.updateNow, run: take })
  }, [take, w])
}
