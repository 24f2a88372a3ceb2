import { createCommunity } from '@red-steward/domain/identity/accounts'
import { newId } from '@red-steward/domain/ids'
import { Form, Input } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { useAccountsWords } from './accounts.words.ts'

interface Fields {
  code: string
  name: string
  streetName?: string
}

/** A community joins this installation; its first accounts get their posts on the same page. */
export function OpenCommunity({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const w = useAccountsWords()
  return (
    <CommandModal
      title={w.openCommunity}
      shape={createCommunity}
      width={460}
      toInput={({ code, name, streetName = '' }: Fields) => ({
        communityId: newId(),
        code: code.trim(),
        name,
        streetName,
      })}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item name="name" label={w.communityName} rules={[{ required: true, whitespace: true, message: w.needed }]}>
        <Input maxLength={60} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="code"
        label={w.communityCode}
        extra={w.communityCodeNote}
        rules={[{ required: true, pattern: /^\s*\d{12,15}\s*$/, message: w.communityCodeNote }]}
      >
        <Input maxLength={17} inputMode="numeric" autoComplete="off" className="num" />
      </Form.Item>
      <Form.Item name="streetName" label={w.streetName}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </CommandModal>
  )
}
