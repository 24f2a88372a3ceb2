import type { ReactNode } from 'react'

/** What is known of a place, for those who may look and not change. Nothing known is a dash, not a gap. */
export function PlaceFacts({ facts }: { facts: [term: string, value: ReactNode][] }) {
  return (
    <dl className="place-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value === null || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
