import { isAllowed, type Permission } from '@red-steward/domain/identity/permissions'
import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { Page } from '../parts/page.tsx'
import { useActor } from '../parts/session-context.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { DeadlinesTab } from './deadlines-tab.tsx'
import { RatesTab } from './rates-tab.tsx'
import { useSettingsWords } from './settings.words.ts'
import { UnitsTab } from './units-tab.tsx'
import '../parts/split.css'
import '../registry/registry.css'
import './settings.css'

/** What stands around the loop: when the offices work, how long each step takes, who can be given a case, how rates count. */
export function CaseSettingsPage() {
  const w = useSettingsWords()
  const actor = useActor()
  const all: { key: string; label: string; permission: Permission; children: ReactNode }[] = [
    { key: 'calendar', label: w.calendar, permission: 'cases.settings', children: <CalendarTab /> },
    { key: 'deadlines', label: w.deadlines, permission: 'cases.settings', children: <DeadlinesTab /> },
    { key: 'units', label: w.units, permission: 'cases.edit-units', children: <UnitsTab /> },
    { key: 'rates', label: w.rates, permission: 'cases.set-rates', children: <RatesTab /> },
  ]
  const shown = all.filter(({ permission }) => actor && isAllowed(actor, permission))
  return (
    <Page title={w.title}>
      <Tabs items={shown.map(({ key, label, children }) => ({ key, label, children }))} destroyOnHidden />
    </Page>
  )
}
