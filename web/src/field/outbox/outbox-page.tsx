// Everything typed on this phone and how far it has come. Refused work stands first, whole, with its reason.
import { useState } from 'react'
import { Unreachable } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { daysSince, useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Note } from '../../ui/parts.tsx'
import { toast } from '../../ui/toast.tsx'
import { SignInAgain } from '../lock/sign-in-again.tsx'
import { useDevice, useDeviceState } from '../shell/device-context.ts'
import { OtherVersion } from '../shell/other-version.tsx'
import { Page } from '../shell/page.tsx'
import { Conflicts } from './conflicts.tsx'
import './outbox.css'
import { useOutboxWords } from './outbox.words.ts'
import { PendingItem } from './pending-item.tsx'

export default function OutboxPage() {
  const w = useOutboxWords()
  const times = useTimes()
  const device = useDevice()
  const failureText = useFailureText()
  const status = useDeviceState((state) => state.status)
  const pending = useDeviceState((state) => state.pending)
  const [busy, setBusy] = useState(false)
  const [signingIn, setSigningIn] = useState(false)
  const refused = pending.filter(({ state }) => state === 'refused')
  const waiting = pending.filter(({ state }) => state !== 'refused' && state !== 'uploaded')
  const sent = pending.filter(({ state }) => state === 'uploaded').toReversed()

  async function syncNow() {
    setBusy(true)
    try {
      await device.syncNow()
    } catch (failure) {
      toast(failure instanceof Unreachable ? w.noConnection : failureText(failure))
    }
    setBusy(false)
  }

  return (
    <Page
      title={w.title}
      under={[]}
      footer={
        <Button look="main" onClick={syncNow} disabled={busy}>
          {busy ? w.syncing : w.syncNow}
        </Button>
      }
    >
      {status.connection === 'signed-out' && (
        <Note tone="bad" urgent>
          <p>{w.signInNeeded}</p>
          <Button look="main" onClick={() => setSigningIn(true)}>
            {w.signInAgain}
          </Button>
        </Note>
      )}
      <OtherVersion />
      {status.connection === 'offline' && <Note tone="warn">{w.noConnection}</Note>}
      <div className="ui-card small">
        <p>{status.lastSyncAt ? w.lastSync(times.moment(status.lastSyncAt)) : w.never}</p>
        {status.leaseUntil && <p className="quiet">{w.lease(times.day(status.leaseUntil.slice(0, 10)))}</p>}
        {status.oldestWaitingAt && <p>{w.oldest(times.daysAgo(daysSince(status.oldestWaitingAt)))}</p>}
      </div>
      <Conflicts />
      {pending.length === 0 && <Empty>{w.allSent}</Empty>}
      <Section title={w.needsYou} items={refused} />
      <Section title={w.waiting} items={waiting} />
      <Section title={w.sent} items={sent.slice(0, 30)} />
      {waiting.length + refused.length > 0 && <ExportUnsent />}
      {signingIn && <SignInAgain onClose={() => setSigningIn(false)} />}
    </Page>
  )
}

function Section({ title, items }: { title: string; items: ReturnType<typeof useDevice>['pending'] }) {
  if (items.length === 0) return null
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">
        {title} <span className="quiet">{items.length}</span>
      </h2>
      <ul className="ui-list">
        {items.map((item) => (
          <li key={item.id}>
            <PendingItem item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ExportUnsent() {
  const w = useOutboxWords()
  const device = useDevice()
  const failureText = useFailureText()
  async function save() {
    try {
      const files = await device.exportUnsent()
      for (const [at, file] of files.entries()) {
        const address = URL.createObjectURL(file)
        const link = document.createElement('a')
        link.href = address
        link.download = `red-steward-unsent-${new Date().toISOString().slice(0, 10)}${files.length > 1 ? `-${at + 1}` : ''}.bin`
        link.click()
        setTimeout(() => URL.revokeObjectURL(address), 10_000)
      }
    } catch (failure) {
      toast(failureText(failure))
    }
  }
  return (
    <div className="ui-stack">
      <Button onClick={save}>{w.exportWork}</Button>
      <p className="quiet small">{w.exportNote}</p>
    </div>
  )
}
