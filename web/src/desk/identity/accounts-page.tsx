import { HomeOutlined, PlusOutlined } from '@ant-design/icons'
import { listAccounts } from '@red-steward/domain/identity/accounts'
import { SYSTEM } from '@red-steward/domain/ids'
import { Alert, App, Button, Empty, Input, Space, type TableColumnsType, Tag } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { useSession } from '../parts/session-context.tsx'
import { AccountActions } from './account-actions.tsx'
import type { Account } from './account-parts.ts'
import { AccountPosts } from './account-posts.tsx'
import { useAccountsWords } from './accounts.words.ts'
import { CreateAccount } from './create-account.tsx'
import { GivePost } from './give-post.tsx'
import { type GivenCode, OneTimeCodeDialog } from './one-time-code.tsx'
import { OpenCommunity } from './open-community.tsx'
import './identity.css'

/** Who may sign in, and with which posts. */
export function AccountsPage() {
  const w = useAccountsWords()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const answer = useAsk(listAccounts, { text: asked }, { keep: true })
  const [creating, setCreating] = useState(false)
  const [opening, setOpening] = useState(false)
  const ofInstallation = useSession().acting?.communityId === SYSTEM
  const [code, setCode] = useState<GivenCode | null>(null)
  const [receiver, setReceiver] = useState<{ id: string; name: string } | null>(null)

  const columns: TableColumnsType<Account> = [
    {
      title: w.name,
      width: 170,
      render: (_, { name, loginName }) => (
        <>
          <div className="member-name wrap-anywhere">{name}</div>
          <div className="quiet wrap-anywhere">{loginName}</div>
        </>
      ),
    },
    { title: w.posts, width: 430, render: (_, account) => <AccountPosts account={account} /> },
    { title: w.state, width: 160, render: (_, account) => <AccountState account={account} /> },
    {
      title: w.actions,
      width: 140,
      render: (_, account) => (
        <AccountActions account={account} onGivePost={() => setReceiver(account)} onCode={setCode} />
      ),
    },
  ]

  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <Space wrap>
          {ofInstallation && (
            <Button icon={<HomeOutlined />} onClick={() => setOpening(true)}>
              {w.openCommunity}
            </Button>
          )}
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {w.create}
          </Button>
        </Space>
      }
    >
      <Input.Search
        className="account-search"
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={w.find}
        aria-label={w.find}
        maxLength={40}
        allowClear
      />
      <Answered of={answer}>
        {({ accounts, more }) => (
          <>
            {more && (
              <Alert type="info" showIcon title={w.notAllListed(accounts.length)} style={{ marginBottom: 12 }} />
            )}
            {accounts.length === 0 ? (
              <Empty description={w.none} />
            ) : (
              <PlainTable
                rows={accounts}
                columns={columns}
                width={900}
                more={{
                  className: 'account-table',
                  pagination: { defaultPageSize: 50, showSizeChanger: false, hideOnSinglePage: true },
                }}
              />
            )}
          </>
        )}
      </Answered>
      {opening && (
        <OpenCommunity onDone={() => void message.success(w.communityOpened)} onClose={() => setOpening(false)} />
      )}
      {creating && <CreateAccount onMade={setCode} onClose={() => setCreating(false)} />}
      {code && (
        <OneTimeCodeDialog
          given={code}
          onClose={() => setCode(null)}
          onGivePost={({ accountId, name }) => {
            setCode(null)
            setReceiver({ id: accountId, name })
          }}
        />
      )}
      {receiver && (
        <GivePost
          account={receiver}
          communities={answer.data?.communities ?? []}
          onDone={() => void message.success(w.given)}
          onClose={() => setReceiver(null)}
        />
      )}
    </Page>
  )
}

function AccountState({ account: { isDisabled, hasPassword, hasTotp } }: { account: Account }) {
  const w = useAccountsWords()
  return (
    <>
      {isDisabled && <Tag color="error">{w.disabled}</Tag>}
      {!isDisabled && (hasPassword ? <span className="quiet">{w.active} </span> : <Tag color="gold">{w.unused}</Tag>)}
      {hasTotp && <Tag>{w.totp}</Tag>}
    </>
  )
}
