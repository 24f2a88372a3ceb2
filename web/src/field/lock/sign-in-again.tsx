import { type FormEvent, useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useDevice, useDeviceState } from '../shell/device-context.ts'
import { UpdateIfTooOld } from '../shell/other-version.tsx'
import { useShellWords } from '../shell/shell.words.ts'
import { useLockWords } from './lock.words.ts'

/** The server ended this phone's sign-in; the vault is open. Name, password and the PIN bring it back. */
export function SignInAgain({ onClose }: { onClose: () => void }) {
  const w = useLockWords()
  const shell = useShellWords()
  const device = useDevice()
  const failureText = useFailureText()
  const label = useDeviceState((state) => state.vaults[0]?.label ?? '')
  const [draft, setDraft] = useState({ loginName: '', password: '', totp: '', pin: '' })
  const [wantsTotp, setWantsTotp] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  async function submit(event: FormEvent) {
    event.preventDefault()
    const { loginName, password, totp, pin } = draft
    try {
      await device.signIn({
        loginName: loginName.trim().toLowerCase(),
        password,
        label,
        pin,
        ...(totp ? { totp } : {}),
      })
      onClose()
    } catch (error) {
      if (error instanceof Refused && error.why === 'totp-required') setWantsTotp(true)
      setFailure(error)
    }
  }
  return (
    <Sheet title={w.signIn} closeText={shell.close} onClose={onClose}>
      <form className="ui-stack" onSubmit={submit}>
        <TextField
          label={w.loginName}
          value={draft.loginName}
          autoComplete="username"
          autoCapitalize="none"
          onChange={(loginName) => set({ loginName })}
        />
        <TextField
          label={w.password}
          type="password"
          value={draft.password}
          autoComplete="current-password"
          onChange={(password) => set({ password })}
        />
        {wantsTotp && (
          <TextField label={w.totp} value={draft.totp} inputMode="numeric" onChange={(totp) => set({ totp })} />
        )}
        <TextField
          label={w.pinOf}
          type="password"
          inputMode="numeric"
          value={draft.pin}
          autoComplete="off"
          onChange={(pin) => set({ pin })}
        />
        {failure !== null && (
          <Note tone="bad" urgent>
            <p>{failureText(failure)}</p>
            <UpdateIfTooOld failure={failure} />
          </Note>
        )}
        <Button look="main" type="submit" wide>
          {w.signIn}
        </Button>
      </form>
    </Sheet>
  )
}
