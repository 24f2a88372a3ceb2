import type { Street } from '@red-steward/domain/overview/morning'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Tag } from 'antd'
import { useFailureText } from '../../lib/refusal-text.ts'
import { takeUpPost } from '../../lib/session.ts'
import { useTimes } from '../../lib/time.ts'
import { CaseBrief } from '../cases/case-brief.tsx'
import { SESSION_KEY, useSession } from '../parts/session-context.tsx'
import { useStreetWords } from './street.words.ts'

/** The street's own queue over all its communities. A case elsewhere is opened in the post held there. */
export function StreetQueue({ queue, total }: { queue: Street['queue']; total: number }) {
  const w = useStreetWords()
  const times = useTimes()
  const { acting } = useSession()
  return (
    <section className="card">
      <h2>
        {w.queue} <span className="quiet num">{times.number(total)}</span>
      </h2>
      {total === 0 && <p className="quiet">{w.queueNone}</p>}
      <ul className="row-list">
        {queue.map((one) => (
          <CaseBrief
            key={one.id}
            one={one}
            more={one.communityId === acting?.communityId ? <Tag>{one.community}</Tag> : <Elsewhere one={one} />}
          />
        ))}
      </ul>
      {total > queue.length && <p className="quiet">{w.more(times.number(total - queue.length))}</p>}
    </section>
  )
}

function Elsewhere({ one }: { one: Street['queue'][number] }) {
  const w = useStreetWords()
  const { posts } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const post = posts.find(({ role, communityId }) => role === 'street-dispatcher' && communityId === one.communityId)
  if (!post) return <Tag>{one.community}</Tag>
  async function go() {
    try {
      await takeUpPost(post!)
      await client.refetchQueries({ queryKey: SESSION_KEY })
      await navigate({ to: '/cases/$caseId', params: { caseId: one.id } })
    } catch (failure) {
      void message.error(failureText(failure))
    }
  }
  return (
    <Button type="link" size="small" onClick={() => void go()}>
      {w.switchTo(one.community)}
    </Button>
  )
}
