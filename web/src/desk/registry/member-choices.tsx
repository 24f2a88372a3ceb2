import type { MemberRow } from '@red-steward/domain/registry/pages'
import { Checkbox } from 'antd'
import { useCode } from './codes.tsx'

interface MemberChoicesProps {
  id?: string
  label: string
  members: MemberRow[]
  value?: string[]
  onChange?: (personIds: string[]) => void
}

/** Some members of a household. A form would say of a group that it is required, which a group cannot be told. */
export function MemberChoices({ id, label, members, value = [], onChange }: MemberChoicesProps) {
  const code = useCode()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a second label
    <div {...(id ? { id } : {})} role="group" aria-label={label}>
      <Checkbox.Group
        className="choices"
        value={value}
        onChange={(chosen) => onChange?.(chosen)}
        options={members.map(({ personId, name, relation }) => ({
          value: personId,
          label: `${name} · ${code('relation', relation)}`,
        }))}
      />
    </div>
  )
}
