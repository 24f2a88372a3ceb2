import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'

interface Labelled {
  label: ReactNode
  hint?: ReactNode
  error?: string | null | undefined
}

type InputProps = Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & { onChange(value: string): void }

export function TextField({ label, hint, error, onChange, ...rest }: InputProps) {
  const id = useId()
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        {...described(id, hint, error)}
        id={id}
        className="ui-input"
        onChange={(event) => onChange(event.target.value)}
      />
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

type AreaProps = Labelled &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> & { onChange(value: string): void }

export function TextArea({ label, hint, error, onChange, ...rest }: AreaProps) {
  const id = useId()
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        rows={2}
        {...rest}
        {...described(id, hint, error)}
        id={id}
        className="ui-input"
        onChange={(event) => onChange(event.target.value)}
      />
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

interface SelectProps extends Labelled {
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onChange(value: string): void
}

export function Select({ label, hint, error, value, options, onChange }: SelectProps) {
  const id = useId()
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <select
        {...described(id, hint, error)}
        id={id}
        className="ui-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

function described(id: string, hint: ReactNode, error: string | null | undefined) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined }
}

function Notes({ id, hint, error }: { id: string; hint: ReactNode; error: string | null | undefined }) {
  return (
    <>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && (
        <span id={`${id}-error`} className="ui-error">
          {error}
        </span>
      )}
    </>
  )
}
