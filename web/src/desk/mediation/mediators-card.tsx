import { chosenByWords } from '@red-steward/domain/mediation/dispute'
import type { DisputePage } from '@red-steward/domain/mediation/queries'
import { Button, Tag } from 'antd'
import { useActor } from '../parts/session-context.tsx'
import { useSay } from '../visits/codes.ts'
import type { OpenDialog } from './dialogs.ts'
import { useMediationWords, useStepWords } from './mediation.words.ts'
import { useDisputeActions } from './use-dispute-actions.ts'

const colours = { ASKED: 'default', IN_CHARGE: 'green', OUT: 'orange' } as const

export function MediatorsCard({ page, onOpen }: { page: DisputePage; onOpen: OpenDialog }) {
  const w = useMediationWords()
  const steps = useStepWords()
  const say = useSay()
  const may = useDisputeActions(page)
  const actor = useActor()
  const isInCharge = page.mediators.some(
    ({ accountId, standing }) => accountId === actor?.id && standing === 'IN_CHARGE',
  )
  return (
    <section className="card" aria-label={w.mediators}>
      <div className="card-head">
        <h2>{w.mediators}</h2>
        {may['ask-mediator'].allowed && (
          <Button size="small" className="no-print" onClick={() => onOpen('ask')}>
            {steps.ask}
          </Button>
        )}
      </div>
      <ul className="dispute-list">
        {page.mediators.map(({ accountId, name, standing, chosenBy }) => (
          <li key={accountId} className="line">
            <strong>{name}</strong>
            <Tag color={colours[standing]}>{steps[standing]}</Tag>
            <span className="quiet">{say(chosenByWords, chosenBy)}</span>
          </li>
        ))}
      </ul>
      {isInCharge && may['declare-interest'].allowed && (
        <Button size="small" type="text" className="no-print" onClick={() => onOpen('declare')}>
          {steps.declare}
        </Button>
      )}
    </section>
  )
}
