// The app and the server speak versions too far apart: what was typed waits, and the way on is an update, not a sign-in.
import { useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/parts.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDevice, useDeviceState } from './device-context.ts'
import { useShellWords } from './shell.words.ts'
import { updates } from './updates.ts'

/** Nothing, as long as the two understand each other. */
export function OtherVersion() {
  const spoken = language.use()
  const connection = useDeviceState((device) => device.status.connection)
  if (connection === 'too-new') return <Note tone="warn">{refusalText('phone-too-new', spoken)}</Note>
  if (connection !== 'too-old') return null
  return (
    <Note tone="bad" urgent>
      <p>{refusalText('phone-too-old', spoken)}</p>
      <UpdateButton />
    </Note>
  )
}

/** Under a refusal of signing in. */
export function UpdateIfTooOld({ failure }: { failure: unknown }) {
  return failure instanceof Refused && failure.why === 'phone-too-old' ? <UpdateButton /> : null
}

/** Fetches the new version, unless it waits here already, and opens it; what stands in a form is on disk before. */
function UpdateButton() {
  const w = useShellWords()
  const { drafts } = useDevice()
  const [busy, setBusy] = useState(false)
  async function update() {
    setBusy(true)
    await drafts.flush()
    if (!(await updates.bring())) toast(w.stillOffline)
    setBusy(false)
  }
  return (
    <Button look="main" onClick={update} disabled={busy}>
      {busy ? w.updating : w.updateNow}
    </Button>
  )
}
