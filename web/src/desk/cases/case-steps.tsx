import { isOpen } from '@red-steward/domain/cases/case'
import { tickStep, untickStep } from '@red-steward/domain/cases/commands'
import { playbookOf } from '@red-steward/domain/cases/playbooks'
import type { CaseAtPage, TickedStep } from '@red-steward/domain/cases/queries'
import type { Decision } from '@red-steward/domain/decision'
import { Checkbox } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { CaseNumbers } from './case-numbers.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

/** The playbook of an emergency: numbers first while it is open, then steps to tick. Nothing for leaves without one. */
export function CaseSteps({ one, ticks, may }: { one: CaseAtPage; ticks: TickedStep[]; may: Decision }) {
  const w = useCasesWords()
  const said = useSaid()
  const times = useTimes()
  const tick = useSend(tickStep)
  const untick = useSend(untickStep)
  const playbook = playbookOf(one.leaf)
  if (!playbook) return null
  const isBusy = tick.isPending || untick.isPending
  return (
    <section className="card">
      <h2>{w.steps}</h2>
      {isOpen(one.state) && (
        <>
          <CaseNumbers one={one} playbook={playbook} />
          <p className="quiet">{w.neverReplaces}</p>
        </>
      )}
      <ul className="case-steps">
        {playbook.steps.map((step) => {
          const ticked = ticks.find((one) => one.step === step.id)
          const input = { caseId: one.id, step: step.id }
          return (
            <li key={step.id}>
              <Checkbox
                checked={ticked !== undefined}
                disabled={!may.allowed || isBusy}
                onChange={({ target }) => (target.checked ? tick : untick).mutate(input)}
              >
                {said.words(step)}
              </Checkbox>
              {ticked && <div className="when num">{w.doneBy(ticked.by, times.moment(ticked.at))}</div>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
