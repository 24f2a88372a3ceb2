import { person } from '@red-steward/domain/registry/pages'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { PersonCare } from '../care/person-care.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { DuplicatesPanel } from './duplicates-panel.tsx'
import { EligibilityPanel } from './eligibility-panel.tsx'
import { FactFreshnessPanel } from './fact-freshness.tsx'
import { GuardiansPanel } from './guardians-panel.tsx'
import { usePersonWords } from './person.words.ts'
import { PersonActions } from './person-actions.tsx'
import { PersonFactsPanel } from './person-facts.tsx'
import { useRegistryWords } from './registry.words.ts'
import { ResidencesPanel } from './residences-panel.tsx'
import './registry.css'

const route = getRouteApi('/persons/$personId')

export function PersonPage() {
  const { personId } = route.useParams()
  const w = usePersonWords()
  const r = useRegistryWords()
  const times = useTimes()
  const answer = useAsk(person, { personId })
  const found = answer.data
  const mayMerge = useMay('registry.merge').allowed
  const tags = found && (
    <>
      {found.diedOn && <Tag>{w.diedOn(times.day(found.diedOn))}</Tag>}
      {found.needsCare && <Tag color="red">{r.needsCare}</Tag>}
      <span>{found.pinyin?.replaceAll("'", ' ')}</span>
    </>
  )
  return (
    <Page
      key={personId}
      title={found?.name ?? w.person}
      tabTitle={w.person}
      back
      note={tags}
      actions={found && !found.mergedInto && <PersonActions person={found} />}
    >
      <Answered of={answer}>
        {(view) => (
          <div className="stack">
            {view.view !== 'full' && <Alert type="info" title={r.maskedView} />}
            {view.mergedInto && (
              <Alert
                type="warning"
                showIcon
                title={w.mergedInto}
                action={
                  <Link to="/persons/$personId" params={{ personId: view.mergedInto }}>
                    {w.openMerged}
                  </Link>
                }
              />
            )}
            <div className="columns">
              <div className="stack">
                <PersonFactsPanel person={view} />
                <ResidencesPanel person={view} />
                {view.eligibilities && <EligibilityPanel person={view} rows={view.eligibilities} />}
                {!view.mergedInto && <PersonCare personId={view.id} />}
              </div>
              <div className="stack">
                {mayMerge && !view.mergedInto && <DuplicatesPanel personId={view.id} />}
                <FactFreshnessPanel person={view} />
                <GuardiansPanel person={view} />
              </div>
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}
