import type { MediationAction } from '@red-steward/domain/mediation/actions'
import type { DisputeState } from '@red-steward/domain/mediation/dispute'
import type { DisputePage } from '@red-steward/domain/mediation/queries'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useActor } from '../parts/session-context.tsx'
import type { DialogName, OpenDialog } from './dialogs.ts'
import { DueTags } from './due-tags.tsx'
import { useAgreementWords, useMediationWords, useStepWords, useTalkWords } from './mediation.words.ts'
import { useDisputeActions } from './use-dispute-actions.ts'

type Step = [action: MediationAction, dialog: DialogName]

/** What can come next at each state, the likeliest first. */
const stepsAt: Record<DisputeState, readonly Step[]> = {
  APPLIED: [
    ['accept', 'accept'],
    ['not-accept', 'not-accept'],
    ['withdraw', 'withdraw'],
  ],
  ACCEPTED: [
    ['begin', 'begin'],
    ['book-session', 'book'],
    ['extend', 'extend'],
    ['fail', 'fail'],
    ['withdraw', 'withdraw'],
  ],
  MEDIATING: [
    ['agree', 'agree'],
    ['book-session', 'book'],
    ['write-record', 'record'],
    ['extend', 'extend'],
    ['fail', 'fail'],
    ['withdraw', 'withdraw'],
  ],
  AGREED_ORAL: [],
  AGREED_WRITTEN: [
    ['sign-agreement', 'sign'],
    ['agree', 'agree'],
    ['fail', 'fail'],
  ],
  PERFORMING: [
    ['follow-up', 'follow-up'],
    ['apply-confirmation', 'apply'],
    ['answer-confirmation', 'answer'],
    ['breach', 'breach'],
  ],
  PERFORMED: [
    ['archive', 'archive'],
    ['follow-up', 'follow-up'],
    ['apply-confirmation', 'apply'],
    ['answer-confirmation', 'answer'],
  ],
  BREACHED: [
    ['archive', 'archive'],
    ['follow-up', 'follow-up'],
    ['apply-confirmation', 'apply'],
    ['answer-confirmation', 'answer'],
  ],
  FAILED: [['archive', 'archive']],
  WITHDRAWN: [['archive', 'archive']],
  NOT_ACCEPTED: [['archive', 'archive']],
  ARCHIVED: [],
}

export function NextStep({ page, onOpen }: { page: DisputePage; onOpen: OpenDialog }) {
  const w = useMediationWords()
  const steps = useStepWords()
  const words = useStepNames(page)
  const spoken = language.use()
  const may = useDisputeActions(page)
  const actor = useActor()
  const { state } = page.dispute
  const standing = page.mediators.find(({ accountId }) => accountId === actor?.id)?.standing
  const declares = may['declare-interest'].allowed && standing !== 'IN_CHARGE'
  const first = page.file ? stepsAt[state].find(([action]) => isNear(action, page)) : undefined
  const decision = first && may[first[0]]
  const missing = decision && !decision.allowed ? refusalText(decision.why, spoken) : null
  return (
    <section className="card next-step" aria-label={w.next}>
      <div className="card-head">
        <h2>{w.next}</h2>
        <DueTags dues={page.dues} />
      </div>
      <p>
        {steps[state]}
        {missing && <strong> {missing}</strong>}
      </p>
      <div className="step-buttons no-print">
        {declares && (
          <MayButton may={may['declare-interest']} type="primary" onClick={() => onOpen('declare')}>
            {steps.declare}
          </MayButton>
        )}
        {page.file &&
          stepsAt[state]
            .filter(([action]) => isNear(action, page))
            .map(([action, dialog], at) => (
              <MayButton
                key={action}
                may={may[action]}
                type={at === 0 ? 'primary' : 'default'}
                onClick={() => onOpen(dialog)}
              >
                {words[dialog]}
              </MayButton>
            ))}
        {page.file && may['set-risk'].allowed && (
          <MayButton may={may['set-risk']} type="text" onClick={() => onOpen('risk')}>
            {steps.risk}
          </MayButton>
        )}
      </div>
    </section>
  )
}

/** The court is spoken of where it can still be; its answer once it was asked. */
function isNear(action: MediationAction, { facts, dispute }: DisputePage): boolean {
  if (action === 'answer-confirmation') return facts.confirmation === 'APPLIED'
  if (action === 'apply-confirmation') return dispute.confirmBy !== null && facts.confirmation === null
  return true
}

function useStepNames({ file }: DisputePage): Partial<Record<DialogName, string>> {
  const steps = useStepWords()
  const talks = useTalkWords()
  const agreed = useAgreementWords()
  return {
    accept: steps.accept,
    'not-accept': steps.notAccept,
    begin: steps.begin,
    fail: steps.fail,
    withdraw: steps.withdraw,
    archive: steps.archive,
    extend: steps.extend,
    book: talks.book,
    record: talks.write,
    agree: file?.agreement ? agreed.redraw : agreed.agree,
    sign: agreed.sign,
    'follow-up': agreed.followUp,
    apply: agreed.apply,
    answer: agreed.answer,
    breach: agreed.breach,
  }
}
