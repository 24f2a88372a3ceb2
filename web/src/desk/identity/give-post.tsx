import { grantPost } from '@red-steward/domain/identity/accounts'
import { Role } from '@red-steward/domain/identity/actor'
import { newId, SYSTEM } from '@red-steward/domain/ids'
import { Checkbox, Form, Select } from 'antd'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useSession } from '../parts/session-context.tsx'
import { useRoleWords } from '../shell/shell.words.ts'
import { type Community, endOfDay, startOfDay, useCommunityName, useGrids } from './account-parts.ts'
import { useAccountsWords } from './accounts.words.ts'

interface GivePostProps {
  account: { id: string; name: string }
  communities: Community[]
  onDone: () => void
  onClose: () => void
}

interface Fields {
  role: Role
  communityId: string
  gridIds?: string[]
  startsOn?: string | null
  endsOn?: string | null
  isCover?: boolean
}

export function GivePost({ account, communities, onDone, onClose }: GivePostProps) {
  const w = useAccountsWords()
  const [form] = Form.useForm<Fields>()
  const { acting } = useSession()
  const initial: Partial<Fields> = { communityId: acting?.communityId ?? communities[0]?.id ?? '' }
  return (
    <CommandModal
      title={w.giveTo(account.name)}
      shape={grantPost}
      width={520}
      form={form}
      initial={initial}
      toInput={(fields: Fields) => inputOf(account.id, fields)}
      onDone={onDone}
      onClose={onClose}
    >
      <RoleField />
      <ScopeFields communities={communities} />
      <TimeFields />
    </CommandModal>
  )
}

function inputOf(accountId: string, { role, communityId, gridIds, startsOn, endsOn, isCover }: Fields) {
  return {
    grantId: newId(),
    accountId,
    communityId,
    role,
    gridIds: gridIds ?? [],
    ...(startsOn && startsOn > today() ? { startsAt: startOfDay(startsOn) } : {}),
    ...(endsOn ? { endsAt: endOfDay(endsOn) } : {}),
    isCover: isCover ?? false,
  }
}

function RoleField() {
  const w = useAccountsWords()
  const roles = useRoleWords()
  return (
    <Form.Item name="role" label={w.role} rules={[{ required: true, message: w.needed }]}>
      <Select
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        options={Role.options.map((value) => ({ value, label: roles[value] }))}
      />
    </Form.Item>
  )
}

function ScopeFields({ communities }: { communities: Community[] }) {
  const w = useAccountsWords()
  const grids = useGrids()
  const { acting } = useSession()
  const communityName = useCommunityName()
  const communityId: string | undefined = Form.useWatch('communityId')
  const isHere = communityId === acting?.communityId
  return (
    <>
      <Form.Item name="communityId" label={w.community} hidden={communities.length < 2}>
        <Select options={communities.map(({ id, name }) => ({ value: id, label: communityName({ id, name }) }))} />
      </Form.Item>
      {communityId !== SYSTEM &&
        (isHere ? (
          <Form.Item name="gridIds" label={w.grids} extra={w.gridsNote}>
            <Select
              mode="multiple"
              allowClear
              placeholder={w.wholeCommunity}
              showSearch={{ optionFilterProp: 'label' }}
              options={grids.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        ) : (
          <p className="quiet">{w.gridsElsewhere}</p>
        ))}
    </>
  )
}

function TimeFields() {
  const w = useAccountsWords()
  return (
    <>
      <div className="field-row">
        <Form.Item name="startsOn" label={w.starts} extra={w.startsNote}>
          <DayInput future />
        </Form.Item>
        <Form.Item
          name="endsOn"
          label={w.ends}
          extra={w.endsNote}
          dependencies={['isCover', 'startsOn']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, value: string | null | undefined) => {
                const starts = (getFieldValue('startsOn') as string | null | undefined) ?? today()
                if (!value && getFieldValue('isCover')) return Promise.reject(new Error(w.coverNeedsEnd))
                return value && value < starts ? Promise.reject(new Error(w.endBeforeStart)) : Promise.resolve()
              },
            }),
          ]}
        >
          <DayInput future />
        </Form.Item>
      </div>
      <Form.Item name="isCover" valuePropName="checked">
        <Checkbox>{w.coverNote}</Checkbox>
      </Form.Item>
    </>
  )
}
