import { PlusOutlined } from '@ant-design/icons'
import { dwelling } from '@red-steward/domain/registry/pages'
import { getRouteApi } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { VisitsPanel } from '../visits/visits-panel.tsx'
import { DwellingFacts } from './dwelling-facts.tsx'
import { useHouseholdWords } from './household.words.ts'
import { HouseholdPanel } from './household-panel.tsx'
import { RegisterHousehold } from './register-household.tsx'

const route = getRouteApi('/dwellings/$dwellingId')

/** One door with every household behind it, open ones first. */
export function DwellingPage() {
  const { dwellingId } = route.useParams()
  const w = useHouseholdWords()
  const answer = useAsk(dwelling, { dwellingId })
  const may = useMay('registry.edit')
  const [registering, setRegistering] = useState(false)
  const register = (
    <MayButton may={may} icon={<PlusOutlined />} onClick={() => setRegistering(true)}>
      {w.registerHousehold}
    </MayButton>
  )
  return (
    <Page title={answer.data?.dwelling.address ?? w.door} tabTitle={w.door} back actions={answer.data && register}>
      <Answered of={answer}>
        {(found) => (
          <div className="stack">
            <DwellingFacts
              dwelling={found.dwelling}
              homes={found.households.filter(({ closedOn }) => !closedOn).map(({ confirmedAt }) => confirmedAt)}
            />
            {found.households.length === 0 && (
              <div className="card">
                <Empty description={w.emptyDoor} />
              </div>
            )}
            {found.households.map((household) => (
              <HouseholdPanel key={household.id} household={household} />
            ))}
            <VisitsPanel dwellingId={dwellingId} />
            {registering && <RegisterHousehold dwelling={found.dwelling} onClose={() => setRegistering(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  )
}
