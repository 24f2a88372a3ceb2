import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'main' | 'plain' | 'quiet' | 'danger'
  wide?: boolean
  /** Why it cannot be pressed: shown under it, and it is greyed. */
  why?: string | null | undefined
  children: ReactNode
}

/** A button of at least 44 px. A greyed one says why. */
export function Button({ look = 'plain', wide, why, children, ...rest }: Props) {
  const id = useId()
  const button = (
    <button
      type="button"
      className="ui-button"
      data-look={look}
      data-wide={wide || undefined}
      {...rest}
      disabled={rest.disabled || Boolean(why)}
      aria-describedby={why ? id : rest['aria-describedby']}
    >
      {children}
    </button>
  )
  if (!why) return button
  return (
    <div className={wide ? undefined : 'grow'}>
      {button}
      <p id={id} className="ui-why">
        {why}
      </p>
    </div>
  )
}
