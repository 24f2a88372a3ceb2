import { search } from '@red-steward/domain/registry/search'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useAsk } from '../parts/ask.ts'
import { useHouseholdWords } from './household.words.ts'

interface PersonPickerProps {
  id?: string
  value?: string
  onChange?: (personId: string) => void
  except?: string[]
}

/** A person of the register, found as in the palette. */
export function PersonPicker({ id, value, onChange, except = [] }: PersonPickerProps) {
  const w = useHouseholdWords()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const answer = useAsk(search, { text: asked, limit: 20, former: true }, { enabled: asked !== '', keep: true })
  const hits = (answer.data?.hits ?? []).filter((hit) => hit.kind === 'person' && !except.includes(hit.id))
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      showSearch={{ filterOption: false, onSearch: setText }}
      aria-label={w.findPerson}
      options={hits.map((hit) => ({
        value: hit.id,
        label: `${hit.name ?? ''}${hit.age === null ? '' : ` ${hit.age}`} · ${hit.address}`,
      }))}
      loading={answer.isFetching}
      notFoundContent={null}
      onChange={(next: string) => onChange?.(next)}
    />
  )
}
