import { PlusOutlined } from '@ant-design/icons'
import { newId } from '@red-steward/domain/ids'
import { issueKey, listKeys, revokeKey } from '@red-steward/domain/open311/managing'
import { App, Button, Empty, Form, Input, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useLinksWords } from './links.words.ts'
import { SecretOnce } from './secret-once.tsx'

type Key = z.infer<typeof listKeys.answer>['rows'][number]

/** Other systems that may report here. */
export function KeysPanel() {
  const w = useLinksWords()
  const answer = useAsk(listKeys, {})
  const [issuing, setIssuing] = useState(false)
  const [secret, setSecret] = useState<{ text: string | undefined } | null>(null)
  return (
    <>
      <div className="links-head">
        <p className="quiet">
          {answer.data && w.keysNote(`${location.origin}/open311/discovery.json`, answer.data.jurisdictionId)}
        </p>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setIssuing(true)}>
          {w.issue}
        </Button>
      </div>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.noKeys} />}>
        {({ rows }) => <KeyTable rows={rows} />}
      </Answered>
      {issuing && (
        <CommandModal
          title={w.issue}
          shape={issueKey}
          toInput={({ name }: { name: string }) => ({ id: newId(), name })}
          onDone={({ apiKey }) => setSecret({ text: apiKey })}
          onClose={() => setIssuing(false)}
        >
          <Form.Item name="name" label={w.whose} rules={[{ required: true, message: w.needed }]}>
            <Input maxLength={60} autoFocus />
          </Form.Item>
        </CommandModal>
      )}
      {secret && <SecretOnce title={w.key} secret={secret.text} onClose={() => setSecret(null)} />}
    </>
  )
}

function KeyTable({ rows }: { rows: Key[] }) {
  const w = useLinksWords()
  const times = useTimes()
  const { modal } = App.useApp()
  const revoking = useSend(revokeKey)
  async function revoke({ id, name }: Key) {
    const sure = await modal.confirm({
      title: w.revokeSure(name),
      content: w.revokeNote,
      okText: w.revoke,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
    })
    if (sure) revoking.mutate({ id })
  }
  const columns: TableColumnsType<Key> = [
    { title: w.name, render: (_, { name }) => <span className="member-name wrap-anywhere">{name}</span> },
    { title: w.begins, width: 120, render: (_, { begins }) => <code>{begins}…</code> },
    { title: w.requests, width: 90, dataIndex: 'requests', align: 'right' },
    { title: w.issued, width: 160, render: (_, { madeAt }) => <span className="num">{times.moment(madeAt)}</span> },
    {
      title: w.lastUsed,
      width: 160,
      render: (_, { lastUsedAt }) => <span className="num">{lastUsedAt ? times.moment(lastUsedAt) : w.never}</span>,
    },
    {
      title: '',
      width: 120,
      render: (_, row) =>
        row.revokedAt ? (
          <Tag>{w.revoked}</Tag>
        ) : (
          <Button size="small" danger onClick={() => void revoke(row)}>
            {w.revoke}
          </Button>
        ),
    },
  ]
  return <Table rowKey="id" size="small" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 800 }} />
}
