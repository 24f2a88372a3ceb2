import { useState } from 'react'
import { useFailureText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { useLockWords } from '../lock/lock.words.ts'
import { pinFault } from '../lock/pin-rule.ts'
import { useDevice } from '../shell/device-context.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { useMeWords } from './me.words.ts'

export function ChangePin({ onClose }: { onClose: () => void }) {
  const w = useMeWords()
  const lock = useLockWords()
  const shell = useShellWords()
  const device = useDevice()
  const failureText = useFailureText()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [faults, setFaults] = useState<{ from?: string; to?: string }>({})
  async function change() {
    const fault = pinFault(to)
    if (fault) return setFaults({ to: fault === 'short' ? lock.pinShort : lock.pinSimple })
    try {
      await device.changePin(from, to)
      toast(w.pinChanged)
      onClose()
    } catch (failure) {
      setFaults({ from: failureText(failure) })
    }
  }
  return (
    <Sheet
      title={w.changePin}
      closeText={shell.close}
      onClose={onClose}
      footer={
        <Button look="main" onClick={change}>
          {shell.save}
        </Button>
      }
    >
      <TextField
        label={w.oldPin}
        type="password"
        inputMode="numeric"
        value={from}
        onChange={setFrom}
        error={faults.from}
        autoComplete="off"
      />
      <TextField
        label={w.newPin}
        hint={lock.pinHint}
        type="password"
        inputMode="numeric"
        value={to}
        onChange={setTo}
        error={faults.to}
        autoComplete="off"
      />
    </Sheet>
  )
}
