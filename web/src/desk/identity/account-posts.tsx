import { endPost, type Post } from '@red-steward/domain/identity/accounts'
import { App, Button, Tag } from 'antd'
import { useSend } from '../parts/ask.ts'
import { type Account, usePostText } from './account-parts.ts'
import { useAccountsWords } from './accounts.words.ts'

/** What somebody may do where, and until when; each post can be ended on the spot. */
export function AccountPosts({ account }: { account: Account }) {
  const w = useAccountsWords()
  const postText = usePostText()
  const { modal, message } = App.useApp()
  const ending = useSend(endPost, { onDone: () => void message.success(w.postEnded) })

  async function end({ grantId, communityId }: Post, role: string) {
    const sure = await modal.confirm({
      title: w.endPostSure(account.name, role),
      content: w.endPostNote,
      okText: w.endPost,
      okButtonProps: { danger: true },
    })
    if (sure) ending.mutate({ grantId, communityId })
  }

  if (account.posts.length === 0) return <span className="lacking">{w.noPost}</span>
  return (
    <ul className="post-list">
      {account.posts.map((post) => {
        const { role, scope, time } = postText(post)
        return (
          <li key={post.grantId}>
            <span className="wrap-anywhere">
              <strong>{role}</strong> <span className="quiet">{scope}</span>{' '}
              {time && <span className="quiet num">{time}</span>} {post.isCover && <Tag color="gold">{w.cover}</Tag>}
            </span>
            <Button
              type="text"
              size="small"
              aria-label={`${w.endPost} ${account.name} ${role}`}
              onClick={() => void end(post, role)}
            >
              {w.endPost}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
