import { CheckOutlined } from '@ant-design/icons'
import { type InboxLine, inbox, markRead } from '@red-steward/domain/messages/own'
import { textOf } from '@red-steward/domain/messages/templates'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Segmented } from 'antd'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useMessagesWords } from './messages.words.ts'
import './messages.css'

const PAGE = 30

/** What one has been told, newest first. Opening a case marks what was said of it as read. */
export function InboxPage() {
  const w = useMessagesWords()
  const [unreadOnly, setUnreadOnly] = useState(false)
  const [limit, setLimit] = useState(PAGE)
  const answer = useAsk(inbox, { unreadOnly, limit }, { keep: true })
  const reading = useSend(markRead)
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <Button
          icon={<CheckOutlined />}
          disabled={answer.data?.unread === 0}
          loading={reading.isPending}
          onClick={() => reading.mutate({})}
        >
          {w.readAll}
        </Button>
      }
    >
      <Segmented
        className="inbox-filter"
        value={unreadOnly}
        options={[
          { value: false, label: w.all },
          { value: true, label: w.unread },
        ]}
        onChange={setUnreadOnly}
      />
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.none} />}>
        {({ rows, next }) => (
          <>
            <ul className="inbox">
              {rows.map((line) => (
                <Line key={line.id} line={line} onRead={() => line.readAt || reading.mutate({ ids: [line.id] })} />
              ))}
            </ul>
            {next && limit < 100 && (
              <Button onClick={() => setLimit((most) => Math.min(100, most + PAGE))}>{w.more}</Button>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Line({ line, onRead }: { line: InboxLine; onRead: () => void }) {
  const w = useMessagesWords()
  const times = useTimes()
  const { title, body } = textOf(line.template, line.params, language.use())
  const isUnread = line.readAt === null
  const said = (
    <>
      <span className={isUnread ? 'inbox-title unread' : 'inbox-title'}>
        {title}
        {isUnread && <span className="visually-hidden"> {w.isUnread}</span>}
      </span>
      <span className="quiet">{body}</span>
    </>
  )
  return (
    <li>
      {isUnread && <span className="inbox-dot" aria-hidden="true" />}
      {line.caseId ? (
        <Link to="/cases/$caseId" params={{ caseId: line.caseId }} onClick={onRead}>
          {said}
        </Link>
      ) : (
        <span className="inbox-said">{said}</span>
      )}
      <time className="quiet num" dateTime={line.madeAt}>
        {times.moment(line.madeAt)}
      </time>
    </li>
  )
}
