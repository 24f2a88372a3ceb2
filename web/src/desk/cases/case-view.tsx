import { isOpen } from '@red-steward/domain/cases/case'
import { leafOf } from '@red-steward/domain/cases/catalogue'
import { playbookOf } from '@red-steward/domain/cases/playbooks'
import type { CasePage } from '@red-steward/domain/cases/queries'
import { OutsidePanel } from '../messages/outside-panel.tsx'
import { WriteToResident } from '../portal/write-to-resident.tsx'
import { CaseAlerts } from './case-alerts.tsx'
import { CaseClocks } from './case-clocks.tsx'
import { CaseEntries } from './case-entries.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CasePhotos } from './case-photos.tsx'
import { CaseSteps } from './case-steps.tsx'
import { CaseStory } from './case-story.tsx'
import { CaseTable } from './case-table.tsx'
import { CaseWhistles } from './case-whistles.tsx'
import { useCasesWords } from './cases.words.ts'
import { decisionOf } from './decision.ts'
import { IncidentPanel } from './incident-panel.tsx'
import { PeopleToCall } from './people-to-call.tsx'
import { SimilarTo } from './similar-cases.tsx'
import '../registry/registry.css'
import '../registry/list.css'
import '../parts/split.css'
import './cases.css'

/** Everything of one case, on its own page or beside the inbox (`narrow`: one column). In danger the steps stand first. */
export function CaseView({ told, narrow = false }: { told: CasePage; narrow?: boolean }) {
  const { case: one, actions } = told
  const isEmergency = isOpen(one.state) && leafOf(one.leaf).class === 'P1' && playbookOf(one.leaf) !== undefined
  const steps = (
    <>
      <CaseSteps one={one} ticks={told.ticks} may={decisionOf(actions, 'tick-step')} />
      {isEmergency && <PeopleToCall one={one} />}
      <CaseEntries one={one} entries={told.entries} may={decisionOf(actions, 'record-entry')} />
    </>
  )
  const beside = (
    <>
      <WriteToResident told={told} />
      <CaseWhistles whistles={told.whistles} />
      <IncidentPanel one={one} />
      <CasePhotos told={told} />
      <OutsidePanel one={one} />
      <SimilarTo one={one} />
    </>
  )
  const facts = <CaseFacts told={told} />
  const story = <CaseStory hops={told.hops} />
  return (
    <div className="stack">
      <CaseAlerts told={told} />
      <CaseClocks one={one} clocks={told.clocks} />
      {narrow ? (
        <div className="stack case-narrow">
          {isEmergency && steps}
          {facts}
          {story}
          {!isEmergency && steps}
          {beside}
        </div>
      ) : (
        <div className={isEmergency ? 'columns' : 'columns case-columns'}>
          <div className="stack">
            {isEmergency && steps}
            {facts}
            {story}
          </div>
          <div className="stack">
            {!isEmergency && steps}
            {beside}
          </div>
        </div>
      )}
      <Links told={told} />
    </div>
  )
}

function Links({ told }: { told: CasePage }) {
  const w = useCasesWords()
  if (told.links.length === 0) return null
  return (
    <section className="card">
      <h2>{w.links}</h2>
      <CaseTable rows={told.links} />
    </section>
  )
}
