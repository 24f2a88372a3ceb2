import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { useReportWords } from './report.words.ts'

export interface Confirmed {
  phone: string
  pass: string
}

interface Props {
  confirmed: Confirmed | null
  onConfirmed(confirmed: Confirmed | null): void
}

/** A number, a code by message, confirmed. Nothing runs out while one looks for the other glasses but the code itself. */
export function PhoneField({ confirmed, onConfirmed }: Props) {
  const w = useReportWords()
  const spoken = language.use()
  const problemText = useProblemText()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<{ demoCode?: string; pass: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ of: 'phone' | 'code'; text: string } | null>(null)

  async function attempt(of: 'phone' | 'code', work: () => Promise<void>) {
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (failure) {
      setProblem({ of, text: problemText(failure) })
    } finally {
      setBusy(false)
    }
  }
  const sendCode = () =>
    attempt('phone', async () => {
      const digits = phone.normalize('NFKC').replace(/\D/g, '')
      if (!/^1[3-9]\d{9}$/.test(digits)) return setProblem({ of: 'phone', text: w.phoneWrong })
      setPhone(digits)
      const pass = newSecret(LINK_SIGNS)
      const answer = await send('portal.request-code', { phone: digits, pass, language: spoken })
      setSent({ ...(answer as { demoCode?: string }), pass })
    })
  const confirm = () =>
    attempt('code', async () => {
      const { pass } = sent!
      const digits = code.normalize('NFKC').replace(/\D/g, '')
      const { confirmed: right, triesLeft } = await send('portal.confirm-code', { phone, code: digits, pass })
      if (right) onConfirmed({ phone, pass })
      else setProblem({ of: 'code', text: triesLeft > 0 ? w.codeWrong(triesLeft) : w.codeOver })
    })

  if (confirmed) {
    const masked = `${confirmed.phone.slice(0, 3)}****${confirmed.phone.slice(-4)}`
    return (
      <Note tone="good">
        <p role="status">✓ {w.confirmed(masked)}</p>
        <Button
          look="quiet"
          onClick={() => {
            setSent(null)
            setCode('')
            onConfirmed(null)
          }}
        >
          {w.change}
        </Button>
      </Note>
    )
  }
  return (
    <div className="ui-stack">
      <TextField
        label={w.phone}
        hint={w.phoneHint}
        error={problem?.of === 'phone' ? problem.text : null}
        value={phone}
        onChange={setPhone}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
      />
      <Button onClick={() => void sendCode()} disabled={busy}>
        {sent ? w.sendAgain : w.sendCode}
      </Button>
      <div role="status">{sent && <p>{sent.demoCode ? w.demoCode(sent.demoCode) : w.codeSent}</p>}</div>
      {sent && (
        <>
          <TextField
            label={w.code}
            hint={w.codeHint}
            error={problem?.of === 'code' ? problem.text : null}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <Button look="main" onClick={() => void confirm()} disabled={busy || code.trim() === ''}>
            {w.confirm}
          </Button>
        </>
      )}
    </div>
  )
}
