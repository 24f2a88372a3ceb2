import { testChannel } from '@red-steward/domain/messages/managing'
import { channelWords } from '@red-steward/domain/messages/message'
import type { ChannelKind } from '@red-steward/domain/messages/settings'
import { App, Form, Input } from 'antd'
import { useSaid } from '../cases/codes.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useLinksWords } from './links.words.ts'

export function TestChannelDialog({ kind, onClose }: { kind: ChannelKind; onClose: () => void }) {
  const w = useLinksWords()
  const said = useSaid()
  const { message } = App.useApp()
  const label = { EMAIL: w.testToEmail, SMS: w.testToSms, WECOM: w.testToWecom }[kind]
  return (
    <CommandModal
      title={`${w.test} · ${said.say(channelWords, kind)}`}
      okText={w.send}
      shape={testChannel}
      toInput={({ to }: { to: string }) => ({ kind, to })}
      onDone={() => void message.success(w.testSent)}
      onClose={onClose}
    >
      <Form.Item name="to" label={`${w.testTo} ${label}`} rules={[{ required: true, message: w.needed }]}>
        <Input maxLength={200} autoFocus autoComplete="off" />
      </Form.Item>
    </CommandModal>
  )
}
