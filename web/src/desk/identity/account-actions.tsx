import { MoreOutlined } from '@ant-design/icons'
import { disableAccount, enableAccount, resetAccount } from '@red-steward/domain/identity/accounts'
import { App, Button, Dropdown, Space } from 'antd'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { useSession } from '../parts/session-context.tsx'
import type { Account } from './account-parts.ts'
import { useAccountsWords } from './accounts.words.ts'
import type { GivenCode } from './one-time-code.tsx'

interface AccountActionsProps {
  account: Account
  onGivePost: () => void
  onCode: (given: GivenCode) => void
}

export function AccountActions({ account, onGivePost, onCode }: AccountActionsProps) {
  const w = useAccountsWords()
  const spoken = language.use()
  const { modal, message } = App.useApp()
  const { id, name, loginName, isDisabled } = account
  const isMyself = useSession().account.id === id
  const resetting = useSend(resetAccount, {
    onDone: ({ oneTimeCode }) => onCode({ accountId: id, name, loginName, code: oneTimeCode, isNew: false }),
  })
  const disabling = useSend(disableAccount, { onDone: () => void message.success(w.disabledDone) })
  const enabling = useSend(enableAccount, { onDone: () => void message.success(w.enabledDone) })
  const notMyself = isMyself ? { disabled: true, title: refusalText('not-for-yourself', spoken) ?? '' } : {}

  async function sure(title: string, content: string, okText: string, run: () => void) {
    if (await modal.confirm({ title, content, okText, okButtonProps: { danger: true } })) run()
  }
  return (
    <Space.Compact>
      <Button size="small" onClick={onGivePost} aria-label={w.giveTo(name)}>
        {w.give}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'reset',
              label: w.reset,
              ...notMyself,
              onClick: () =>
                void sure(w.resetSure(name), w.resetNote, w.reset, () => resetting.mutate({ accountId: id })),
            },
            isDisabled
              ? { key: 'enable', label: w.enable, onClick: () => enabling.mutate({ accountId: id }) }
              : {
                  key: 'disable',
                  label: w.disable,
                  danger: !isMyself,
                  ...notMyself,
                  onClick: () =>
                    void sure(w.disableSure(name), w.disableNote, w.disable, () => disabling.mutate({ accountId: id })),
                },
          ],
        }}
      >
        <Button
          size="small"
          icon={<MoreOutlined />}
          aria-label={`${w.more} ${name}`}
          loading={resetting.isPending || disabling.isPending || enabling.isPending}
        />
      </Dropdown>
    </Space.Compact>
  )
}
