import { type FormEvent, useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { useDevice, useDeviceState } from '../shell/device-context.ts'
import { UpdateIfTooOld } from '../shell/other-version.tsx'
import { useLockWords } from './lock.words.ts'
import { pinFault } from './pin-rule.ts'

const empty = { loginName: '', password: '', totp: '', label: '', pin: '', pinAgain: '' }
type Draft = typeof empty

/** First use of this phone by somebody, or the way back in after the lease ran out. */
export function SignIn({ expired, onBack }: { expired: boolean; onBack?: () => void }) {
  const w = useLockWords()
  const device = useDevice()
  const failureText = useFailureText()
  const hasVaults = useDeviceState((state) => state.vaults.length > 0)
  const [draft, setDraft] = useState(empty)
  const [wantsTotp, setWantsTotp] = useState(false)
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const set = (field: keyof Draft) => (value: string) => setDraft((before) => ({ ...before, [field]: value }))
  const faults = faultsOf(draft, w, wantsTotp)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setShown(true)
    if (Object.keys(faults).length > 0) return
    setBusy(true)
    setFailure(null)
    const { loginName, password, totp, label, pin } = draft
    try {
      await device.signIn({
        loginName: loginName.trim().toLowerCase(),
        password,
        ...(totp ? { totp } : {}),
        label: label.trim() || loginName.trim(),
        pin,
      })
    } catch (error) {
      if (error instanceof Refused && error.why === 'totp-required') setWantsTotp(true)
      setFailure(error)
      setBusy(false)
    }
  }

  const error = (field: keyof Draft) => (shown ? faults[field] : undefined)
  return (
    <form className="plain-page" onSubmit={submit} noValidate>
      <Brand />
      <h1 className="visually-hidden">{w.signIn}</h1>
      {expired ? <Note tone="warn">{w.expired}</Note> : <p className="quiet">{w.needsNetwork}</p>}
      <TextField
        label={w.loginName}
        value={draft.loginName}
        onChange={set('loginName')}
        error={error('loginName')}
        autoComplete="username"
        autoCapitalize="none"
        autoFocus
      />
      <TextField
        label={w.password}
        type="password"
        value={draft.password}
        onChange={set('password')}
        error={error('password')}
        autoComplete="current-password"
      />
      {wantsTotp && (
        <TextField
          label={w.totp}
          value={draft.totp}
          onChange={set('totp')}
          error={error('totp')}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      )}
      <TextField
        label={w.pin}
        hint={w.pinHint}
        type="password"
        inputMode="numeric"
        value={draft.pin}
        onChange={set('pin')}
        error={error('pin')}
        autoComplete="off"
      />
      <TextField
        label={w.pinAgain}
        type="password"
        inputMode="numeric"
        value={draft.pinAgain}
        onChange={set('pinAgain')}
        error={error('pinAgain')}
        autoComplete="off"
      />
      <TextField label={w.label} hint={w.labelHint} value={draft.label} onChange={set('label')} maxLength={20} />
      {failure !== null && (
        <Note tone="bad" urgent>
          <p>{failureText(failure)}</p>
          <UpdateIfTooOld failure={failure} />
        </Note>
      )}
      <Button look="main" type="submit" wide disabled={busy}>
        {w.begin}
      </Button>
      <div className="link-line">
        {hasVaults && onBack && (
          <Button look="quiet" onClick={onBack}>
            {w.toUnlock}
          </Button>
        )}
        <LanguageButton />
      </div>
    </form>
  )
}

function faultsOf(draft: Draft, w: ReturnType<typeof useLockWords>, wantsTotp: boolean): Partial<Draft> {
  const faults: Partial<Draft> = {}
  if (!draft.loginName.trim()) faults.loginName = w.missing
  if (!draft.password) faults.password = w.missing
  if (wantsTotp && !draft.totp) faults.totp = w.missing
  const pin = pinFault(draft.pin)
  if (pin) faults.pin = pin === 'short' ? w.pinShort : w.pinSimple
  if (draft.pinAgain !== draft.pin) faults.pinAgain = w.pinDiffers
  return faults
}

export function Brand() {
  const w = useLockWords()
  return (
    <div className="brand">
      <img src="/steward.svg" alt="" />
      <div>
        <strong>{w.welcome}</strong>
        <div className="quiet small">{w.intro}</div>
      </div>
    </div>
  )
}

export function LanguageButton() {
  const w = useLockWords()
  const spoken = language.use()
  return (
    <Button look="quiet" onClick={() => language.set(spoken === 'zh' ? 'en' : 'zh')}>
      {w.language}
    </Button>
  )
}
