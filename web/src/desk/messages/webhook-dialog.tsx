import { newId } from '@red-steward/domain/ids'
import { addWebhook, changeWebhook, type listWebhooks } from '@red-steward/domain/messages/managing'
import { WebhookEvent, webhookEventWords } from '@red-steward/domain/messages/webhooks'
import { App, Checkbox, Form, Input, Switch } from 'antd'
import type { z } from 'zod'
import { useSaid } from '../cases/codes.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useLinksWords } from './links.words.ts'

export type Webhook = z.infer<typeof listWebhooks.answer>['rows'][number]

interface Fields {
  name: string
  url: string
  events: WebhookEvent[]
  enabled: boolean
}

interface WebhookDialogProps {
  webhook: Webhook | null
  onSecret: (text: string | undefined) => void
  onClose: () => void
}

export function WebhookDialog({ webhook, onSecret, onClose }: WebhookDialogProps) {
  const w = useLinksWords()
  const said = useSaid()
  const { message } = App.useApp()
  const needed = [{ required: true, message: w.needed }]
  const fields = (
    <>
      <Form.Item name="name" label={w.name} rules={needed}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="url" label={w.url} extra={w.urlRule} rules={needed}>
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
      <Form.Item name="events" label={w.events} rules={needed}>
        <Checkbox.Group
          options={WebhookEvent.options.map((value) => ({ value, label: said.say(webhookEventWords, value) }))}
        />
      </Form.Item>
      {webhook && (
        <Form.Item name="enabled" label={w.on} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
    </>
  )
  if (!webhook) {
    return (
      <CommandModal
        title={`${w.add} · ${w.webhooks}`}
        shape={addWebhook}
        initial={{ events: ['case.reported', 'case.closed'] }}
        toInput={({ name, url, events }: Fields) => ({ id: newId(), name, url, events })}
        onDone={({ secret }) => onSecret(secret)}
        onClose={onClose}
      >
        {fields}
      </CommandModal>
    )
  }
  const { id, name, url, events, enabled } = webhook
  return (
    <CommandModal
      title={`${w.change} · ${name}`}
      shape={changeWebhook}
      initial={{ name, url, events, enabled }}
      toInput={(changed: Fields) => ({ id, ...changed })}
      onDone={() => void message.success(w.saved)}
      onClose={onClose}
    >
      {fields}
    </CommandModal>
  )
}
