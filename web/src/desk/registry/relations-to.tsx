import { HEAD, relationCodes } from '@red-steward/domain/registry/relations'
import { Form } from 'antd'
import { CodeSelect } from './codes.tsx'
import { useHouseholdWords } from './household.words.ts'
import { useRegistryWords } from './registry.words.ts'

const codes = relationCodes.filter((code) => code !== HEAD)

/** Everyone's relation to a new head, one choice each, as `relations[personId]`. */
export function RelationsTo({ members }: { members: { personId: string; name: string }[] }) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  if (members.length === 0) return null
  return (
    <fieldset className="plain-fieldset">
      <legend>{w.relationsToNew}</legend>
      {members.map(({ personId, name }) => (
        <Form.Item
          key={personId}
          name={['relations', personId]}
          label={name}
          layout="horizontal"
          labelCol={{ flex: '120px' }}
          rules={[{ required: true, message: r.needed }]}
        >
          <CodeSelect table="relation" codes={codes} />
        </Form.Item>
      ))}
    </fieldset>
  )
}
