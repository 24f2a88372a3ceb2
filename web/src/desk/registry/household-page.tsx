import { household } from '@red-steward/domain/registry/pages'
import { getRouteApi, Link } from '@tanstack/react-router'
import { VisitsToCome } from '../care/visits-to-come.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { VisitsPanel } from '../visits/visits-panel.tsx'
import { DwellingFacts } from './dwelling-facts.tsx'
import { useHouseholdWords } from './household.words.ts'
import { HouseholdPanel } from './household-panel.tsx'
import { useRegistryWords } from './registry.words.ts'

const route = getRouteApi('/households/$householdId')

export function HouseholdPage() {
  const { householdId } = route.useParams()
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const answer = useAsk(household, { householdId })
  return (
    <Page title={answer.data?.dwelling.address ?? w.household} tabTitle={w.household} back>
      <Answered of={answer}>
        {(found) => (
          <div className="stack">
            <DwellingFacts dwelling={found.dwelling} homes={[found.confirmedAt]} />
            <HouseholdPanel household={found} />
            <VisitsToCome dwellingId={found.dwelling.id} />
            <VisitsPanel dwellingId={found.dwelling.id} householdId={householdId} />
            {found.others.length > 0 && (
              <section className="card">
                <h2>{w.otherHouseholds}</h2>
                <ul className="plain-list">
                  {found.others.map((other) => (
                    <li key={other.id}>
                      <Link to="/households/$householdId" params={{ householdId: other.id }}>
                        {other.headName ? w.householdOf(other.headName) : w.noHead}
                      </Link>
                      <span className="quiet num">
                        {other.closedOn ? w.closedOn(other.closedOn) : r.membersCount(other.members)}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        )}
      </Answered>
    </Page>
  )
}
