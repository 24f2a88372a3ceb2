import { confirmationWords, followUpKindWords, meansWords } from '@red-steward/domain/mediation/dispute'
import { courtPaperWords } from '@red-steward/domain/mediation/endings'
import type { DisputeFile, DisputePage } from '@red-steward/domain/mediation/queries'
import { Button, Tag } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useSay } from '../visits/codes.ts'
import type { OpenDialog } from './dialogs.ts'
import { useAgreementWords } from './mediation.words.ts'
import { useDisputeActions } from './use-dispute-actions.ts'

interface CardProps {
  page: DisputePage
  file: DisputeFile
  onOpen: OpenDialog
}

/** Whether the agreement is kept, and the court's part in it; shown once there is an agreement in effect. */
export function PerformanceCard({ page, file, onOpen }: CardProps) {
  const w = useAgreementWords()
  if (page.dispute.effectOn === null) return null
  return (
    <>
      <section className="card" aria-label={w.followUps}>
        <h2>{w.followUps}</h2>
        <ul className="dispute-list">
          {file.followUps.map((one) => (
            <li key={one.id}>
              <FollowUpLine page={page} one={one} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      </section>
      {page.dispute.confirmBy && <CourtCard page={page} file={file} onOpen={onOpen} />}
    </>
  )
}

interface LineProps {
  page: DisputePage
  one: DisputeFile['followUps'][number]
  onOpen: OpenDialog
}

function FollowUpLine({ page, one, onOpen }: LineProps) {
  const w = useAgreementWords()
  const say = useSay()
  const times = useTimes()
  const may = useDisputeActions(page)
  const isOver = one.doneOn === null && one.dueOn < today() && page.dispute.state !== 'ARCHIVED'
  return (
    <>
      <div className="line">
        <strong className="num">{times.day(one.dueOn)}</strong>
        <span>{say(followUpKindWords, one.kind)}</span>
        {one.doneOn ? (
          <Tag color="green">
            {times.day(one.doneOn)} · {one.by} · {one.means && say(meansWords, one.means)}
          </Tag>
        ) : (
          <span className="step-buttons no-print">
            {isOver && <Tag color="red">!</Tag>}
            {may['follow-up'].allowed && (
              <Button size="small" onClick={() => onOpen('follow-up', one.id)}>
                {w.followUp}
              </Button>
            )}
          </span>
        )}
      </div>
      {one.note && <p className="told">{one.note}</p>}
    </>
  )
}

function CourtCard({ page, file: { confirmation }, onOpen }: CardProps) {
  const w = useAgreementWords()
  const say = useSay()
  const times = useTimes()
  const may = useDisputeActions(page)
  const { facts, dispute } = page
  return (
    <section className="card" aria-label={w.court}>
      <div className="card-head">
        <h2>{w.court}</h2>
        {confirmation ? (
          <Tag color={confirmation.result === 'REJECTED' ? 'red' : 'green'}>
            {say(confirmationWords, confirmation.result ?? 'APPLIED')}
          </Tag>
        ) : (
          <span className="num">{w.courtLast(times.day(dispute.confirmBy!))}</span>
        )}
      </div>
      <p className="quiet">{w.courtNote}</p>
      {confirmation && (
        <p className="num">
          {confirmation.court} · {times.day(confirmation.appliedOn)} ·{' '}
          {confirmation.papers.map((paper) => say(courtPaperWords, paper)).join('、')}
          {confirmation.resultOn && ` · ${times.day(confirmation.resultOn)} ${confirmation.rulingNo}`}
        </p>
      )}
      <div className="step-buttons no-print">
        {facts.confirmation === null && (
          <MayButton size="small" may={may['apply-confirmation']} onClick={() => onOpen('apply')}>
            {w.apply}
          </MayButton>
        )}
        {facts.confirmation === 'APPLIED' && (
          <MayButton size="small" may={may['answer-confirmation']} onClick={() => onOpen('answer')}>
            {w.answer}
          </MayButton>
        )}
      </div>
    </section>
  )
}
