import { placesFindDoor } from '@red-steward/domain/places/queries'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useAsk } from '../parts/ask.ts'
import { useHouseholdWords } from './household.words.ts'

interface DoorPickerProps {
  id?: string
  value?: string
  onChange?: (dwellingId: string) => void
}

/** A door, found as people write it: `8-1-401`, `八号楼一单元401`. */
export function DoorPicker({ id, value, onChange }: DoorPickerProps) {
  const w = useHouseholdWords()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const asked = useDeferredValue(text.trim())
  const found = useAsk(placesFindDoor, { text: asked }, { enabled: asked !== '', keep: true })
  const doors = (asked ? (found.data?.candidates ?? []) : [])
    .filter(({ kind }) => kind === 'dwelling')
    .map((door) => ({ value: door.id, label: door.address }))
  const options = chosen && !doors.some((door) => door.value === chosen.value) ? [chosen, ...doors] : doors
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      aria-label={w.doorHint}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={w.doorHint}
      options={options}
      loading={found.isFetching}
      notFoundContent={asked && !found.isFetching ? w.doorNotFound : null}
      onChange={(next: string) => {
        setChosen(doors.find((door) => door.value === next) ?? null)
        onChange?.(next)
      }}
    />
  )
}
