import { formWords, signedHowWords } from '@red-steward/domain/mediation/dispute'
import type { DisputeFile, DisputePage, ItemAtPage } from '@red-steward/domain/mediation/queries'
import { signersOf } from '@red-steward/domain/mediation/rules'
import { Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
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

export function AgreementCard({ page, file: { agreement }, onOpen }: CardProps) {
  const w = useAgreementWords()
  const say = useSay()
  const times = useTimes()
  const may = useDisputeActions(page)
  return (
    <section className="card" aria-label={w.agreement}>
      <div className="card-head">
        <h2>{w.agreement}</h2>
        <span className="step-buttons no-print">
          {may.agree.allowed && (
            <MayButton size="small" may={may.agree} onClick={() => onOpen('agree')}>
              {agreement ? w.redraw : w.agree}
            </MayButton>
          )}
          {may['sign-agreement'].allowed && (
            <MayButton size="small" may={may['sign-agreement']} onClick={() => onOpen('sign')}>
              {w.sign}
            </MayButton>
          )}
        </span>
      </div>
      {!agreement && <p className="quiet">{w.none}</p>}
      {agreement && (
        <>
          <p className="quiet num">
            {say(formWords, agreement.form)} · {times.day(agreement.agreedOn)}
            {page.dispute.effectOn && ` · ${w.inEffect(times.day(page.dispute.effectOn))}`}
          </p>
          <p className="told">{agreement.facts}</p>
          <ol className="dispute-list">
            {agreement.items.map((item, at) => (
              <li key={item.id}>
                <ItemLine page={page} item={item} at={at + 1} />
              </li>
            ))}
          </ol>
          {agreement.terms && <p className="told">{agreement.terms}</p>}
          {agreement.form === 'WRITTEN' && <Signatures page={page} given={agreement.signatures} />}
        </>
      )}
    </section>
  )
}

const figures = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 })

function ItemLine({ page, item, at }: { page: DisputePage; item: ItemAtPage; at: number }) {
  const w = useAgreementWords()
  const times = useTimes()
  const name = (id: string | null) => page.parties.find((party) => party.id === id)?.name
  return (
    <div className="line">
      <span className="quiet">{w.item(at)}</span>
      <strong>
        {name(item.obligorId)}
        {item.obligeeId && ` → ${name(item.obligeeId)}`}
      </strong>
      {item.amountFen !== null && (
        <span className="num">
          ¥{figures.format(item.amountFen / 100)}（{item.amountInWords}）
        </span>
      )}
      <span className="wrap-anywhere">{item.what}</span>
      <span className="quiet num">
        {w.dueOn} {times.day(item.dueOn)}
      </span>
      {item.performedOn && <Tag color="green">{w.performedOn(times.day(item.performedOn))}</Tag>}
    </div>
  )
}

type Given = NonNullable<DisputeFile['agreement']>['signatures']

function Signatures({ page, given }: { page: DisputePage; given: Given }) {
  const w = useAgreementWords()
  const say = useSay()
  const times = useTimes()
  return (
    <div className="due-tags">
      {useSigners(page).map(({ partyId, accountId, name }) => {
        const found = given.find((one) => one.partyId === partyId && one.accountId === accountId)
        return (
          <Tag key={`${partyId}${accountId}`} {...(found ? { color: 'green' } : {})}>
            {name} · {found ? `${say(signedHowWords, found.how)} ${times.day(found.on)}` : w.unsigned}
          </Tag>
        )
      })}
    </div>
  )
}

/** Who has to sign, with a name: parties, mediators in charge, the committee. */
export function useSigners({ parties, mediators }: DisputePage) {
  const w = useAgreementWords()
  const inCharge = mediators.filter(({ standing }) => standing === 'IN_CHARGE')
  const signers = signersOf(
    parties.map(({ id }) => id),
    inCharge.map(({ accountId }) => accountId),
  )
  return signers.map((signer) => {
    const party = parties.find(({ id }) => id === signer.partyId)
    const mediator = inCharge.find(({ accountId }) => accountId === signer.accountId)
    return { ...signer, name: party?.name ?? mediator?.name ?? w.seal }
  })
}
