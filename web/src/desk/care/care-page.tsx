import { getRouteApi } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useCareWords } from './care.words.ts'
import { PlanPanel } from './plan-panel.tsx'
import { ReachPanel } from './reach-panel.tsx'
import { RulesPanel } from './rules-panel.tsx'
import './care.css'

const route = getRouteApi('/care')

export function CarePage() {
  const w = useCareWords()
  const { tab } = route.useSearch()
  const navigate = route.useNavigate()
  const plans = useMay('care.plan').allowed
  return (
    <Page title={w.care}>
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ search: { tab: key as typeof tab }, replace: true })}
        items={[
          { key: 'reach', label: w.reachTab, children: <ReachPanel /> },
          { key: 'rules', label: w.rulesTab, children: <RulesPanel /> },
          ...(plans ? [{ key: 'plan', label: w.planTab, children: <PlanPanel /> }] : []),
        ]}
      />
    </Page>
  )
}
