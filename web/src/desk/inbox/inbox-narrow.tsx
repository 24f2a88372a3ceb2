import { InboxFilters } from '@red-steward/domain/cases/inbox'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { KindFields } from '../cases/case-filters.tsx'
import { useInboxWords } from './inbox.words.ts'

interface InboxNarrowProps {
  filters: InboxFilters
  /** It was asked for, rather than shown with a view. */
  takesFocus: boolean
  onNarrow: (change: { [Key in keyof InboxFilters]?: InboxFilters[Key] | undefined }) => void
  onClear: () => void
  onClose: () => void
}

/** What the buckets count and the list shows, narrowed. */
export function InboxNarrow({ filters, takesFocus, onNarrow, onClear, onClose }: InboxNarrowProps) {
  const w = useInboxWords()
  const fields = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) fields.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [takesFocus])
  const isNarrowed = InboxFilters.keyof().options.some((field) => filters[field] !== undefined)
  return (
    <search
      className="list-fields inbox-narrow"
      aria-label={w.narrow}
      ref={fields}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <KindFields filters={filters} onNarrow={onNarrow} />
      {isNarrowed && (
        <Button type="link" onClick={onClear}>
          {w.clear}
        </Button>
      )}
    </search>
  )
}
