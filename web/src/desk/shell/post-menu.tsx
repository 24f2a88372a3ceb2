import { LogoutOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { useFailureText } from '../../lib/refusal-text.ts'
import { type Post, type Session, signOut, takeUpPost } from '../../lib/session.ts'
import { SESSION_KEY, useSession } from '../parts/session-context.tsx'
import { useRoleWords, useShellWords } from './shell.words.ts'

type Acting = NonNullable<Session['acting']>

/** Who one is, in which post; change post, own account, sign out. */
export function PostMenu({ compact }: { compact: boolean }) {
  const w = useShellWords()
  const role = useRoleWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const { account, acting, posts } = useSession()

  async function change(act: () => Promise<void>) {
    try {
      await act()
      await client.refetchQueries({ queryKey: SESSION_KEY })
    } catch (failure) {
      void message.error(failureText(failure))
    }
  }

  const others = posts.filter((post) => !isActing(post, acting))
  const items: MenuProps['items'] = [
    ...(others.length > 0
      ? [
          {
            type: 'group' as const,
            label: w.posts,
            children: others.map((post) => ({
              key: post.grantId,
              icon: <SwapOutlined />,
              label: `${role[post.role]} · ${post.communityName} · ${reachText(post)}`,
              onClick: () => void change(() => takeUpPost(post)),
            })),
          },
          { type: 'divider' as const },
        ]
      : []),
    { key: 'account', icon: <UserOutlined />, label: w.account, onClick: () => void navigate({ to: '/account' }) },
    { key: 'out', icon: <LogoutOutlined />, label: w.signOut, onClick: () => void change(signOut) },
  ]

  function reachText(post: Post): string {
    const reach = post.gridIds ? w.grids(post.gridIds.length) : w.wholeCommunity
    return post.isCover ? `${reach} · ${w.cover}` : reach
  }

  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      {compact ? (
        <Button type="text" aria-label={account.name} icon={<UserOutlined />} />
      ) : (
        <Button type="text" className="shell-post" icon={<UserOutlined />}>
          <span className="one-line">
            {account.name}
            <small className="one-line">{acting ? `${role[acting.role]} · ${acting.communityName}` : w.noPost}</small>
          </span>
        </Button>
      )}
    </Dropdown>
  )
}

function isActing(post: Post, acting: Acting | null): boolean {
  return acting?.role === post.role && acting.communityId === post.communityId
}
