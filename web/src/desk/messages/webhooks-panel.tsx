import { PlusOutlined } from '@ant-design/icons'
import { listWebhooks, removeWebhook, rotateWebhookSecret, testWebhook } from '@red-steward/domain/messages/managing'
import { webhookEventWords } from '@red-steward/domain/messages/webhooks'
import { App, Button, Empty, Flex, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { DeliveriesDrawer } from './deliveries-drawer.tsx'
import { useLinksWords } from './links.words.ts'
import { SecretOnce } from './secret-once.tsx'
import { type Webhook, WebhookDialog } from './webhook-dialog.tsx'

/** Programs that are told what happens. */
export function WebhooksPanel() {
  const w = useLinksWords()
  const answer = useAsk(listWebhooks, {})
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null)
  const [secret, setSecret] = useState<{ text: string | undefined } | null>(null)
  return (
    <>
      <div className="links-head">
        <p className="quiet">{w.webhooksNote}</p>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {w.add}
        </Button>
      </div>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.noWebhooks} />}>
        {({ rows }) => <WebhookTable rows={rows} onEdit={setEditing} onSecret={(text) => setSecret({ text })} />}
      </Answered>
      {editing && (
        <WebhookDialog
          webhook={editing === 'new' ? null : editing}
          onSecret={(text) => setSecret({ text })}
          onClose={() => setEditing(null)}
        />
      )}
      {secret && <SecretOnce title={w.signingSecret} secret={secret.text} onClose={() => setSecret(null)} />}
    </>
  )
}

interface TableProps {
  rows: Webhook[]
  onEdit: (webhook: Webhook) => void
  onSecret: (text: string | undefined) => void
}

function WebhookTable({ rows, onEdit, onSecret }: TableProps) {
  const w = useLinksWords()
  const said = useSaid()
  const times = useTimes()
  const [logOf, setLogOf] = useState<Webhook | null>(null)
  const columns: TableColumnsType<Webhook> = [
    {
      title: w.name,
      render: (_, { name, url, enabled }) => (
        <>
          <div className="member-name wrap-anywhere">
            {name} {!enabled && <Tag>{w.off}</Tag>}
          </div>
          <div className="quiet wrap-anywhere">{url}</div>
        </>
      ),
    },
    {
      title: w.events,
      width: 190,
      render: (_, { events }) => events.map((event) => <div key={event}>{said.say(webhookEventWords, event)}</div>),
    },
    {
      title: w.state,
      width: 200,
      render: (_, { waiting, dead, lastSentAt, oldSecretUntil }) => (
        <>
          {waiting > 0 && <Tag color="blue">{w.waiting(waiting)}</Tag>}
          {dead > 0 && <Tag color="red">{w.dead(dead)}</Tag>}
          <div className="quiet">{lastSentAt && `${w.lastSent} ${times.moment(lastSentAt)}`}</div>
          <div className="quiet">{oldSecretUntil && w.oldUntil(times.moment(oldSecretUntil))}</div>
        </>
      ),
    },
    {
      title: '',
      width: 330,
      render: (_, row) => <Actions row={row} onEdit={onEdit} onSecret={onSecret} onLog={setLogOf} />,
    },
  ]
  return (
    <>
      <Table rowKey="id" size="small" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 900 }} />
      {logOf && <DeliveriesDrawer webhook={logOf} onClose={() => setLogOf(null)} />}
    </>
  )
}

interface ActionsProps extends Omit<TableProps, 'rows'> {
  row: Webhook
  onLog: (webhook: Webhook) => void
}

function Actions({ row, onEdit, onSecret, onLog }: ActionsProps) {
  const w = useLinksWords()
  const { modal, message } = App.useApp()
  const testing = useSend(testWebhook, { onDone: () => void message.success(w.testSent) })
  const rotating = useSend(rotateWebhookSecret, { onDone: ({ secret }) => onSecret(secret) })
  const removing = useSend(removeWebhook)
  async function rotate() {
    if (await modal.confirm({ title: w.rotateSure, content: w.rotateNote, okText: w.rotate }))
      rotating.mutate({ id: row.id })
  }
  async function remove() {
    const sure = await modal.confirm({
      title: w.removeSure(row.name),
      content: w.removeNote,
      okText: w.remove,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
    })
    if (sure) removing.mutate({ id: row.id })
  }
  return (
    <Flex gap={4} wrap>
      <Button size="small" loading={testing.isPending} onClick={() => testing.mutate({ id: row.id })}>
        {w.test}
      </Button>
      <Button size="small" onClick={() => onLog(row)}>
        {w.log}
      </Button>
      <Button size="small" onClick={() => onEdit(row)}>
        {w.change}
      </Button>
      <Button size="small" onClick={() => void rotate()}>
        {w.rotate}
      </Button>
      <Button size="small" danger onClick={() => void remove()}>
        {w.remove}
      </Button>
    </Flex>
  )
}
