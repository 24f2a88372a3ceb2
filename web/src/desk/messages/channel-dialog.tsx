import { setChannel } from '@red-steward/domain/messages/managing'
import { channelWords } from '@red-steward/domain/messages/message'
import type { ChannelKind, ChannelSettings } from '@red-steward/domain/messages/settings'
import { App, Form, Input, InputNumber, Switch } from 'antd'
import { useSaid } from '../cases/codes.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import type { SetChannel } from './channels-panel.tsx'
import { useLinksWords } from './links.words.ts'

type Fields = Record<string, unknown> & { enabled: boolean }

const initial: Record<ChannelKind, object> = {
  EMAIL: { port: 465, secure: true },
  SMS: {},
  WECOM: { url: 'https://qyapi.weixin.qq.com' },
}

interface ChannelDialogProps {
  kind: ChannelKind
  row: SetChannel | undefined
  onClose: () => void
}

export function ChannelDialog({ kind, row, onClose }: ChannelDialogProps) {
  const w = useLinksWords()
  const said = useSaid()
  const { message } = App.useApp()
  const { kind: _, ...settings } = row?.settings ?? { kind }
  return (
    <CommandModal
      title={said.say(channelWords, kind)}
      shape={setChannel}
      initial={{ ...initial[kind], ...settings, enabled: row?.enabled ?? true } as Fields}
      toInput={({ enabled, ...given }: Fields) => {
        const filled = Object.fromEntries(
          Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
        )
        return { settings: { kind, ...filled } as ChannelSettings, enabled }
      }}
      onDone={() => void message.success(w.saved)}
      onClose={onClose}
    >
      <ChannelFields kind={kind} keeps={row !== undefined} />
      <Form.Item name="enabled" label={w.on} valuePropName="checked">
        <Switch />
      </Form.Item>
    </CommandModal>
  )
}

function ChannelFields({ kind, keeps }: { kind: ChannelKind; keeps: boolean }) {
  const w = useLinksWords()
  const needed = [{ required: true, message: w.needed }]
  const secret = (name: string, label: string, isNeeded = false) => (
    <Form.Item
      name={name}
      label={label}
      {...(keeps ? { extra: w.keepKey } : {})}
      rules={isNeeded && !keeps ? needed : []}
    >
      <Input.Password maxLength={500} autoComplete="new-password" visibilityToggle={false} />
    </Form.Item>
  )
  const text = (name: string, label: string, isNeeded = true) => (
    <Form.Item name={name} label={label} rules={isNeeded ? needed : []}>
      <Input maxLength={500} />
    </Form.Item>
  )
  if (kind === 'SMS') {
    return (
      <>
        {text('url', w.gateway)}
        {secret('key', w.gatewayKey)}
      </>
    )
  }
  if (kind === 'WECOM') {
    return (
      <>
        {text('url', w.url)}
        {text('corpId', w.corpId)}
        {secret('secret', w.appSecret, true)}
        <Form.Item name="agentId" label={w.agentId} rules={needed}>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </>
    )
  }
  return (
    <>
      {text('host', w.host)}
      <Form.Item name="port" label={w.port} rules={needed}>
        <InputNumber min={1} max={65535} precision={0} />
      </Form.Item>
      <Form.Item name="secure" label={w.secure} valuePropName="checked">
        <Switch />
      </Form.Item>
      {text('user', w.user, false)}
      {secret('password', w.password)}
      {text('from', w.sender)}
    </>
  )
}
