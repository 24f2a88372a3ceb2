import { createAccount, LoginName } from '@red-steward/domain/identity/accounts'
import { newId } from '@red-steward/domain/ids'
import { Form, Input } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { useAccountsWords } from './accounts.words.ts'
import type { GivenCode } from './one-time-code.tsx'

interface Fields {
  name: string
  loginName: string
}

export function CreateAccount({ onMade, onClose }: { onMade: (given: GivenCode) => void; onClose: () => void }) {
  const w = useAccountsWords()
  return (
    <CommandModal
      title={w.create}
      shape={createAccount}
      width={460}
      toInput={({ name, loginName }: Fields) => ({ accountId: newId(), name, loginName })}
      onDone={(answer, { accountId, loginName, name }) =>
        onMade({ accountId, loginName: loginName.toLowerCase(), name, code: answer.oneTimeCode, isNew: true })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={w.name} rules={[{ required: true, whitespace: true, message: w.needed }]}>
        <Input maxLength={40} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="loginName"
        label={w.loginName}
        extra={w.loginNote}
        validateFirst
        rules={[
          { required: true, message: w.needed },
          {
            validator: (_rule, value: string) =>
              LoginName.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(w.loginWrong)),
          },
        ]}
      >
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
    </CommandModal>
  )
}
