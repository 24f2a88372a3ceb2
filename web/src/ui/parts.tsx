// Small pieces of a phone page: a row one can tap, a tag, a note, an empty place.
import type { ReactNode } from 'react'

export type Tone = 'plain' | 'bad' | 'warn' | 'good' | 'cool'

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="ui-tag" data-tone={tone}>
      {children}
    </span>
  )
}

/** A sentence that matters more than its surroundings. `urgent` is read aloud at once. */
export function Note({ tone = 'plain', urgent, children }: { tone?: Tone; urgent?: boolean; children: ReactNode }) {
  return (
    <div className="ui-note" data-tone={tone} role={urgent ? 'alert' : undefined}>
      {children}
    </div>
  )
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="ui-empty">{children}</div>
}

interface ItemProps {
  title: ReactNode
  note?: ReactNode
  before?: ReactNode
  after?: ReactNode
  /** Where it leads; or what it does. Neither: it only tells. */
  href?: string
  onPress?: () => void
}

export function Item({ title, note, before, after, href, onPress }: ItemProps) {
  const inside = (
    <>
      {before}
      <span className="ui-item-text">
        <span>{title}</span>
        {note && <small>{note}</small>}
      </span>
      {after}
      {(href || onPress) && (
        <span className="ui-item-more" aria-hidden="true">
          ›
        </span>
      )}
    </>
  )
  if (href)
    return (
      <a className="ui-item" href={href}>
        {inside}
      </a>
    )
  if (onPress)
    return (
      <button type="button" className="ui-item" onClick={onPress}>
        {inside}
      </button>
    )
  return <div className="ui-item">{inside}</div>
}
