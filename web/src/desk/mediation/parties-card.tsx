import { consentAnswerWords, meansWords, sideWords } from '@red-steward/domain/mediation/dispute'
import { removeParty } from '@red-steward/domain/mediation/opening'
import type { DisputePage, PartyAtPage } from '@red-steward/domain/mediation/queries'
import { Button, Popconfirm, Tag } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useSay } from '../visits/codes.ts'
import type { OpenDialog } from './dialogs.ts'
import { useMediationWords } from './mediation.words.ts'
import { useDisputeActions } from './use-dispute-actions.ts'

const consentColours = { AGREED: 'green', REFUSED: 'red', WITHDRAWN: 'red' } as const

export function PartiesCard({ page, onOpen }: { page: DisputePage; onOpen: OpenDialog }) {
  const w = useMediationWords()
  const may = useDisputeActions(page)
  return (
    <section className="card" aria-label={w.parties}>
      <div className="card-head">
        <h2>{w.parties}</h2>
        {may['save-party'].allowed && (
          <Button size="small" className="no-print" onClick={() => onOpen('party')}>
            {w.addParty}
          </Button>
        )}
      </div>
      <ul className="dispute-list">
        {page.parties.map((party) => (
          <li key={party.id}>
            <PartyLine page={page} party={party} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PartyLine({ page, party, onOpen }: { page: DisputePage; party: PartyAtPage; onOpen: OpenDialog }) {
  const w = useMediationWords()
  const say = useSay()
  const times = useTimes()
  const may = useDisputeActions(page)
  const { consent, noticeSignedOn } = party
  return (
    <>
      <div className="line">
        <span className="quiet">{say(sideWords, party.side)}</span>
        <strong>{party.name}</strong>
        {party.isMinor && <Tag color="orange">{w.minor}</Tag>}
        {consent ? (
          <Tag color={consentColours[consent.answer]}>
            {say(consentAnswerWords, consent.answer)} · {say(meansWords, consent.means)} · {times.day(consent.on)}
          </Tag>
        ) : (
          <Tag>{w.consentNone}</Tag>
        )}
        <Tag {...(noticeSignedOn ? { color: 'green' } : {})}>
          {noticeSignedOn ? w.noticeSigned(times.day(noticeSignedOn)) : w.noticeMissing}
        </Tag>
        <span className="step-buttons no-print">
          {page.file && may['record-consent'].allowed && (
            <Button size="small" onClick={() => onOpen('consent', party.id)}>
              {w.recordConsent}
            </Button>
          )}
          {page.file && may['sign-notice'].allowed && !noticeSignedOn && (
            <MayButton size="small" may={may['sign-notice']} onClick={() => onOpen('notice', party.id)}>
              {w.signNotice}
            </MayButton>
          )}
          {may['save-party'].allowed && (
            <>
              <Button size="small" type="text" onClick={() => onOpen('party', party.id)}>
                {w.edit}
              </Button>
              <RemoveButton disputeId={page.dispute.id} partyId={party.id} />
            </>
          )}
        </span>
      </div>
      <Others party={party} />
    </>
  )
}

function Others({ party }: { party: PartyAtPage }) {
  const w = useMediationWords()
  const someone = (label: string, one: PartyAtPage['guardian']) =>
    one && `${label} ${[one.name, one.relation, one.phone].filter(Boolean).join(' ')}`
  const said = [
    party.phone,
    party.address,
    someone(w.guardian, party.guardian),
    someone(w.representative, party.representative),
  ]
  return <div className="quiet num wrap-anywhere">{said.filter(Boolean).join(' · ')}</div>
}

function RemoveButton({ disputeId, partyId }: { disputeId: string; partyId: string }) {
  const w = useMediationWords()
  const sending = useSend(removeParty)
  return (
    <Popconfirm
      title={w.removeSure}
      okText={w.removeParty}
      onConfirm={() => sending.mutate({ disputeId, partyId, on: today() })}
    >
      <Button size="small" type="text" danger loading={sending.isPending}>
        {w.removeParty}
      </Button>
    </Popconfirm>
  )
}
