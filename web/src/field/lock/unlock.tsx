import { type FormEvent, useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextField } from '../../ui/field.tsx'
import { useDevice, useDeviceState } from '../shell/device-context.ts'
import { useLockWords } from './lock.words.ts'
import { Brand, LanguageButton, SignIn } from './sign-in.tsx'

/** Opens what lies locked on this phone. Several people may share it; each sees labels only. */
export function Unlock() {
  const w = useLockWords()
  const device = useDevice()
  const failureText = useFailureText()
  const vaults = useDeviceState((state) => state.vaults)
  const [vaultId, setVaultId] = useState(vaults[0]?.vaultId ?? null)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [signingIn, setSigningIn] = useState(false)
  const vault = vaults.find((one) => one.vaultId === vaultId) ?? vaults[0]

  if (signingIn || !vault) return <SignIn expired={false} onBack={() => setSigningIn(false)} />

  async function attempt(how: () => Promise<void>) {
    setBusy(true)
    setFailure(null)
    try {
      await how()
    } catch (error) {
      setFailure(error)
      setPin('')
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pin) void attempt(() => device.unlock(vault.vaultId, pin))
  }
  const left = failure instanceof Refused && failure.why === 'wrong-pin' ? failure.detail.triesLeft : null
  const error = failure === null ? null : typeof left === 'number' ? w.triesLeft(left) : failureText(failure)
  return (
    <form className="plain-page" onSubmit={submit}>
      <Brand />
      <h1>{w.unlockTitle(vault.label)}</h1>
      <p className="quiet">{w.locked}</p>
      {vaults.length > 1 && (
        <OneOf
          label={w.whose}
          choices={vaults.map((one) => ({ value: one.vaultId, text: one.label }))}
          value={vault.vaultId}
          onChange={setVaultId}
        />
      )}
      <TextField
        label={w.pinOf}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        onChange={setPin}
        error={error}
        autoFocus
      />
      <Button look="main" type="submit" wide disabled={busy}>
        {w.unlock}
      </Button>
      {vault.unlockedBy.includes('passkey') && (
        <Button wide disabled={busy} onClick={() => attempt(() => device.unlockByPasskey(vault.vaultId))}>
          {w.byPasskey}
        </Button>
      )}
      <div className="link-line">
        <Button look="quiet" onClick={() => setSigningIn(true)}>
          {w.another}
        </Button>
        <LanguageButton />
      </div>
    </form>
  )
}
