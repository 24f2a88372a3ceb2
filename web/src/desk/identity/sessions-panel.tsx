import { DesktopOutlined, MobileOutlined } from '@ant-design/icons'
import { endSession, type ownAccount } from '@red-steward/domain/identity/accounts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Tag } from 'antd'
import type { z } from 'zod'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { SESSION_KEY } from '../parts/session-context.tsx'
import { useOwnAccountWords } from './own-account.words.ts'
import './identity.css'

type Session = z.infer<(typeof ownAccount)['answer']>['sessions'][number]

/** Where one is signed in, the last used first. */
export function SessionsPanel({ sessions }: { sessions: Session[] }) {
  const w = useOwnAccountWords()
  const times = useTimes()
  const client = useQueryClient()
  const { modal, message } = App.useApp()
  const ending = useSend(endSession, {
    onDone: () => {
      void message.success(w.ended)
      void client.refetchQueries({ queryKey: SESSION_KEY })
    },
  })

  async function end(sessionId: string) {
    const sure = await modal.confirm({ title: w.endSure, content: w.endNote, okText: w.end })
    if (sure) ending.mutate({ sessionId })
  }

  return (
    <section className="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{w.sessions}</h2>
      <p className="quiet">{w.sessionsNote}</p>
      <ul className="session-list">
        {sessions.map(({ id, device, createdAt, seenAt }, at) => (
          <li key={id}>
            {/Android|iPhone|iPad|Harmony/.test(device) ? (
              <MobileOutlined aria-hidden />
            ) : (
              <DesktopOutlined aria-hidden />
            )}
            <span className="wrap-anywhere">
              <strong>{device || w.unknownDevice}</strong> {at === 0 && <Tag>{w.latest}</Tag>}
              <span className="quiet num session-times">
                {w.seenAt(times.moment(seenAt))} · {w.signedInAt(times.moment(createdAt))}
              </span>
            </span>
            <Button
              size="small"
              onClick={() => void end(id)}
              aria-label={`${w.end} ${device} ${times.moment(createdAt)}`}
            >
              {w.end}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
