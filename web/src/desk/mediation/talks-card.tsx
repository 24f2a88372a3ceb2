import { recordKindWords } from '@red-steward/domain/mediation/dispute'
import { cancelSession } from '@red-steward/domain/mediation/mediating'
import type { DisputeFile, DisputePage, SessionAtPage } from '@red-steward/domain/mediation/queries'
import { Button, Popconfirm, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useSay } from '../visits/codes.ts'
import type { OpenDialog } from './dialogs.ts'
import { EvidenceFiles } from './evidence-files.tsx'
import { useTalkWords } from './mediation.words.ts'
import { useDisputeActions } from './use-dispute-actions.ts'

interface CardProps {
  page: DisputePage
  file: DisputeFile
  onOpen: OpenDialog
}

/** Sessions and records, read by the mediators in charge alone. */
export function TalksCard({ page, file, onOpen }: CardProps) {
  const w = useTalkWords()
  const may = useDisputeActions(page)
  return (
    <section className="card" aria-label={w.talks}>
      <div className="card-head">
        <h2>{w.talks}</h2>
        <span className="step-buttons no-print">
          <MayButton size="small" may={may['book-session']} onClick={() => onOpen('book')}>
            {w.book}
          </MayButton>
          <MayButton size="small" may={may['write-record']} onClick={() => onOpen('record')}>
            {w.write}
          </MayButton>
        </span>
      </div>
      {file.sessions.length === 0 && file.records.length === 0 && (
        <p className="quiet">
          {w.noSessions} {w.noRecords}
        </p>
      )}
      <ul className="dispute-list">
        {file.sessions.map((session) => (
          <li key={session.id}>
            <SessionLine page={page} session={session} />
          </li>
        ))}
        {file.records.map((record) => (
          <li key={record.id}>
            <RecordLine record={record} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SessionLine({ page, session }: { page: DisputePage; session: SessionAtPage }) {
  const w = useTalkWords()
  const times = useTimes()
  const may = useDisputeActions(page)
  const sending = useSend(cancelSession)
  const { id, from, to, room, cancelled, mediators } = session
  return (
    <div className="line">
      <strong className="num">
        {times.moment(from)}–{times.moment(to).slice(-5)}
      </strong>
      <span>{room ?? w.elsewhere}</span>
      <span className="quiet">{mediators.join('、')}</span>
      {cancelled && <Tag>{w.cancelled}</Tag>}
      {!cancelled && may['book-session'].allowed && (
        <span className="step-buttons no-print">
          <Popconfirm
            title={w.cancelSure}
            okText={w.cancelSession}
            cancelText={w.keep}
            onConfirm={() => sending.mutate({ disputeId: page.dispute.id, sessionId: id })}
          >
            <Button size="small" type="text" loading={sending.isPending}>
              {w.cancelSession}
            </Button>
          </Popconfirm>
        </span>
      )}
    </div>
  )
}

function RecordLine({
  record: { kind, heldOn, by, writtenAt, text, replaced },
}: {
  record: DisputeFile['records'][number]
}) {
  const w = useTalkWords()
  const say = useSay()
  const times = useTimes()
  return (
    <>
      <div className="line">
        <strong>{say(recordKindWords, kind)}</strong>
        <span className="num">{times.day(heldOn)}</span>
        <span className="quiet num">{w.by(by, times.moment(writtenAt))}</span>
        {replaced && <Tag>{w.replaced}</Tag>}
      </div>
      <p className="told">{replaced ? <del>{text}</del> : text}</p>
    </>
  )
}

export function EvidenceCard({ page, file, onOpen }: CardProps) {
  const w = useTalkWords()
  const times = useTimes()
  const may = useDisputeActions(page)
  const from = (partyId: string | null) => page.parties.find(({ id }) => id === partyId)?.name ?? w.byMediator
  return (
    <section className="card" aria-label={w.evidence}>
      <div className="card-head">
        <h2>{w.evidence}</h2>
        <MayButton size="small" className="no-print" may={may['add-evidence']} onClick={() => onOpen('evidence')}>
          {w.addEvidence}
        </MayButton>
      </div>
      {file.evidence.length === 0 && <p className="quiet">{w.noEvidence}</p>}
      <ul className="dispute-list">
        {file.evidence.map((piece) => (
          <li key={piece.id}>
            <div className="line">
              <strong className="wrap-anywhere">{piece.title}</strong>
              <span className="quiet num">
                {from(piece.partyId)} · {times.day(piece.receivedOn)}
              </span>
              {piece.note && <span className="wrap-anywhere">{piece.note}</span>}
            </div>
            <EvidenceFiles disputeId={page.dispute.id} piece={piece} may={may['add-evidence']} />
          </li>
        ))}
      </ul>
    </section>
  )
}
