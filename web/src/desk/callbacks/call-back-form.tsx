import { callBack, type WaitingCallBack } from '@red-steward/domain/cases/after-closing'
import {
  type CallBackAnswer,
  Resolved,
  resolvedWords,
  Satisfied,
  satisfiedWords,
} from '@red-steward/domain/cases/callback'
import { dayOf } from '@red-steward/domain/time'
import { App, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { useShortcut } from '../../lib/keys.ts'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { useSend } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useSession } from '../parts/session-context.tsx'
import { useCallBackWords } from './callbacks.words.ts'

/** Three questions in the order they are asked; digits answer the one the focus is on and go to the next. */
export function CallBackForm({ one }: { one: WaitingCallBack }) {
  const w = useCallBackWords()
  const said = useSaid()
  const spoken = language.use()
  const { message } = App.useApp()
  const [given, setGiven] = useState<Partial<CallBackAnswer>>({})
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const sending = useSend(callBack, {
    onDone: ({ settled, needsSupervision }, { answer }) => {
      const told = answer ? (needsSupervision ? w.savedBad : w.saved) : settled ? w.settled : w.noted
      void message.success(told)
    },
  })
  const may = one.refusal === null ? ({ allowed: true } as const) : { allowed: false as const, why: one.refusal }
  const { contacted, resolved, satisfied } = given
  const complete = contacted !== undefined && resolved && satisfied ? { contacted, resolved, satisfied } : null
  const send = (answer: CallBackAnswer | null) => sending.mutate({ callBackId: one.id, answer, text })
  const save = () => complete && may.allowed && send(complete)
  useShortcut({ key: 'enter', mod: true }, save)
  useShortcut({ key: 'u' }, () => send(null), may.allowed && !sending.isPending)
  // A digit answers the first question still open, so that a whole call is three keys.
  const open = contacted === undefined ? 0 : !resolved ? 1 : 2
  const choose = (digit: number) => {
    if (open === 0) setGiven({ ...given, contacted: digit === 1 })
    else if (open === 1) setGiven({ ...given, resolved: Resolved.options[digit - 1]! })
    else setGiven({ ...given, satisfied: Satisfied.options[digit - 1]! })
  }
  useShortcut({ key: '1' }, () => choose(1))
  useShortcut({ key: '2' }, () => choose(2))
  useShortcut({ key: '3' }, () => choose(3), open > 0)

  return (
    <form ref={form} onSubmit={(event) => event.preventDefault()}>
      <Greeting one={one} />
      {one.refusal !== null && <p className="unsafe">{refusalText(one.refusal, spoken) ?? one.refusal}</p>}
      <Question
        label={w.askContacted}
        value={contacted === undefined ? undefined : contacted ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: w.contacted },
          { value: 'no', label: w.notContacted },
        ]}
        onChange={(value) => setGiven({ ...given, contacted: value === 'yes' })}
      />
      <Question
        label={w.askResolved}
        value={resolved}
        options={Resolved.options.map((value) => ({ value, label: said.say(resolvedWords, value) }))}
        onChange={(value) => setGiven({ ...given, resolved: value as Resolved })}
      />
      <Question
        label={w.askSatisfied}
        value={satisfied}
        options={Satisfied.options.map((value) => ({ value, label: said.say(satisfiedWords, value) }))}
        onChange={(value) => setGiven({ ...given, satisfied: value as Satisfied })}
      />
      <label className="call-back-text" htmlFor="call-back-said">
        <span className="quiet">{w.said}</span>
        <Input.TextArea
          id="call-back-said"
          value={text}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className="row-line">
        <MayButton
          may={may}
          type="primary"
          disabled={may.allowed && !complete}
          loading={sending.isPending}
          onClick={save}
        >
          {w.save} <kbd>Ctrl ↵</kbd>
        </MayButton>
        <MayButton may={may} disabled={sending.isPending} onClick={() => send(null)}>
          {w.unreached} <kbd>U</kbd>
        </MayButton>
        <span className="quiet row-small">{w.unreachedNote}</span>
      </div>
    </form>
  )
}

function Greeting({ one }: { one: WaitingCallBack }) {
  const w = useCallBackWords()
  const said = useSaid()
  const times = useTimes()
  const { acting } = useSession()
  const name = one.reporterName ?? ''
  const day = times.day(dayOf(one.closedAt))
  return (
    <blockquote className="call-back-script">
      <span className="visually-hidden">{w.script}</span>
      {w.greeting(acting?.communityName ?? '', name, day, one.title || said.leaf(one.leaf))}
    </blockquote>
  )
}

interface QuestionProps {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Question({ label, value, options, onChange }: QuestionProps) {
  return (
    <fieldset className="call-back-question">
      <legend>{label}</legend>
      <Radio.Group value={value ?? null} onChange={({ target }) => onChange(target.value as string)}>
        {options.map((option, at) => (
          <Radio key={option.value} value={option.value}>
            {option.label} <kbd aria-hidden>{at + 1}</kbd>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  )
}
