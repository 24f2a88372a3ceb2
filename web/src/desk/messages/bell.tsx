import { BellOutlined } from '@ant-design/icons'
import { unread } from '@red-steward/domain/messages/own'
import { useNavigate } from '@tanstack/react-router'
import { Badge, Button } from 'antd'
import { useAsk } from '../parts/ask.ts'
import { useMessagesWords } from './messages.words.ts'

/** How many messages one has not read; hints of cases and messages ask again. */
export function Bell() {
  const w = useMessagesWords()
  const navigate = useNavigate()
  const n = useAsk(unread, {}, { keep: true }).data?.unread ?? 0
  return (
    <Button
      type="text"
      aria-label={w.bell(n)}
      title={w.bell(n)}
      icon={
        <span aria-hidden="true">
          <Badge count={n} size="small" overflowCount={99} offset={[7, -3]}>
            <BellOutlined />
          </Badge>
        </span>
      }
      onClick={() => void navigate({ to: '/messages' })}
    />
  )
}
