import { getRouteApi } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { ChannelsPanel } from './channels-panel.tsx'
import { KeysPanel } from './keys-panel.tsx'
import { useLinksWords } from './links.words.ts'
import type { LinksTab } from './links-tabs.ts'
import { OutboxPanel } from './outbox-panel.tsx'
import { SystemsPanel } from './systems-panel.tsx'
import { WebhooksPanel } from './webhooks-panel.tsx'
import './messages.css'

const route = getRouteApi('/links')

/** Where the community meets other programs: what goes out, who is told, who reports, who takes over. */
export function LinksPage() {
  const w = useLinksWords()
  const { tab } = route.useSearch()
  const navigate = route.useNavigate()
  const mayManage = useMay('messages.manage').allowed
  const mayOpen = useMay('open311.manage').allowed
  const items = [
    { key: 'outbox', label: w.outbox, children: <OutboxPanel /> },
    ...(mayManage
      ? [
          { key: 'channels', label: w.channels, children: <ChannelsPanel /> },
          { key: 'webhooks', label: w.webhooks, children: <WebhooksPanel /> },
        ]
      : []),
    ...(mayOpen
      ? [
          { key: 'keys', label: w.keys, children: <KeysPanel /> },
          { key: 'systems', label: w.systems, children: <SystemsPanel /> },
        ]
      : []),
  ]
  return (
    <Page title={w.title} note={w.note}>
      <Tabs
        activeKey={tab}
        items={items}
        destroyOnHidden
        onChange={(key) => void navigate({ search: { tab: key as LinksTab }, replace: true })}
      />
    </Page>
  )
}
