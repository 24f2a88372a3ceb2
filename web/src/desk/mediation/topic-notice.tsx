import { EyeOutlined } from '@ant-design/icons'
import { noticeStanding, publicNotice } from '@red-steward/domain/mediation/public-notice'
import type { TopicPage } from '@red-steward/domain/mediation/topics'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { NoticeText } from '../../lib/public-notice.tsx'
import { today, useTimes } from '../../lib/time.ts'
import { useTopicWords } from './topics.words.ts'

/** Where residents read the notice, until when, and a look at what they read. */
export function TopicNotice({ page }: { page: TopicPage }) {
  const w = useTopicWords()
  const times = useTimes()
  const [looks, setLooks] = useState(false)
  const { state, compound, noticeFrom, noticeUntil } = page.topic
  const standing = noticeStanding({ state, noticeFrom, noticeUntil }, today())
  const notice = publicNotice(page)
  if (!standing || !notice) return null
  const [where, from, until] = [compound ?? w.wholeCommunity, times.day(notice.from), times.day(notice.until)]
  const said = {
    AHEAD: w.noticeAhead(where, from, until),
    UP: w.noticeUp(where, until),
    OVER: w.noticeOver(until),
    WITHDRAWN: w.noticeWithdrawn,
  }[standing]
  return (
    <section className="card topic-notice" aria-label={w.residentsSee}>
      <h2>{w.residentsSee}</h2>
      <p>{said}</p>
      {(standing === 'AHEAD' || standing === 'UP') && (
        <Button className="no-print" icon={<EyeOutlined />} onClick={() => setLooks(true)}>
          {w.look}
        </Button>
      )}
      <Modal
        open={looks}
        title={notice.title}
        footer={<Button onClick={() => setLooks(false)}>{w.lookClose}</Button>}
        onCancel={() => setLooks(false)}
      >
        <p className="quiet">{w.lookNote}</p>
        <NoticeText notice={notice} day={times.day} heading="h3" />
      </Modal>
    </section>
  )
}
