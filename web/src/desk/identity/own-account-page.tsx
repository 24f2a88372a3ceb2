import { ownAccount } from '@red-steward/domain/identity/accounts'
import { Tag } from 'antd'
import { PreferencesPanel } from '../messages/preferences-panel.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useSession } from '../parts/session-context.tsx'
import { OwnCard } from '../portal/own-card.tsx'
import { usePostText } from './account-parts.ts'
import { useAccountsWords } from './accounts.words.ts'
import { ChangePassword } from './change-password.tsx'
import { useOwnAccountWords } from './own-account.words.ts'
import { SessionsPanel } from './sessions-panel.tsx'
import { TotpPanel } from './totp-panel.tsx'

/** One's own password, second factor and devices. */
export function OwnAccountPage() {
  const w = useOwnAccountWords()
  const { account } = useSession()
  const answer = useAsk(ownAccount, {})
  return (
    <Page title={w.title} note={w.note(account.name, account.loginName)}>
      <Answered of={answer}>
        {({ hasTotp, sessions }) => (
          <div className="columns even">
            <div className="stack">
              <TotpPanel hasTotp={hasTotp} />
              <SessionsPanel sessions={sessions} />
            </div>
            <div className="stack">
              <PreferencesPanel />
              <OwnCard />
              <ChangePassword />
              <OwnPosts />
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function OwnPosts() {
  const w = useOwnAccountWords()
  const a = useAccountsWords()
  const postText = usePostText()
  const { posts } = useSession()
  return (
    <section className="card" aria-labelledby="posts-title">
      <h2 id="posts-title">{w.posts}</h2>
      <ul className="post-list">
        {posts.map((post) => {
          const { role, scope, time } = postText(post)
          return (
            <li key={post.grantId}>
              <span>
                <strong>{role}</strong> <span className="quiet">{scope}</span> <span className="quiet num">{time}</span>{' '}
                {post.isCover && <Tag color="gold">{a.cover}</Tag>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
