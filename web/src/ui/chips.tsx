// Choices as chips: radio buttons and checkboxes of the platform, so that keyboard and screen reader know them.
import { type ReactNode, useId } from 'react'

interface Choice<Value extends string> {
  value: Value
  text: ReactNode
  disabled?: boolean
}

interface Common<Value extends string> {
  label: ReactNode
  hint?: ReactNode
  /** The label is read aloud but not shown. */
  quiet?: boolean
  choices: readonly Choice<Value>[]
}

type OneProps<Value extends string> = Common<Value> & {
  value: NoInfer<Value> | null
  onChange(value: NoInfer<Value>): void
}

/** Exactly one of a few. */
export function OneOf<Value extends string>({ label, hint, quiet, choices, value, onChange }: OneProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <Legend label={label} hint={hint} quiet={quiet} />
      <div className="ui-chips">
        {choices.map((choice) => (
          <label key={choice.value} className="ui-chip">
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type ManyProps<Value extends string> = Common<Value> & {
  values: readonly Value[]
  onChange(values: Value[]): void
}

/** Any of a few. */
export function ManyOf<Value extends string>({ label, hint, quiet, choices, values, onChange }: ManyProps<Value>) {
  const toggle = (value: Value) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
  return (
    <fieldset>
      <Legend label={label} hint={hint} quiet={quiet} />
      <div className="ui-chips">
        {choices.map((choice) => (
          <label key={choice.value} className="ui-chip">
            <input
              type="checkbox"
              checked={values.includes(choice.value)}
              disabled={choice.disabled}
              onChange={() => toggle(choice.value)}
            />
            <span>{choice.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Legend({ label, hint, quiet }: { label: ReactNode; hint?: ReactNode; quiet?: boolean | undefined }) {
  return (
    <legend className={quiet ? 'visually-hidden' : 'ui-legend'}>
      {label} {hint && <span className="ui-hint">{hint}</span>}
    </legend>
  )
}

interface SwitchProps {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange(checked: boolean): void
}

export function Switch({ label, hint, checked, onChange }: SwitchProps) {
  return (
    <label className="ui-switch">
      <span className="ui-switch-words">
        {label}
        {hint && <small className="ui-hint"> {hint}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  )
}
