import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  BranchesOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CoffeeOutlined,
  CommentOutlined,
  ContactsOutlined,
  CopyOutlined,
  EnvironmentOutlined,
  HeartOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  MessageOutlined,
  MobileOutlined,
  PhoneFilled,
  PhoneOutlined,
  QrcodeOutlined,
  SafetyOutlined,
  SmileOutlined,
  SwapOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'

import type { Actor } from '@red-steward/domain/identity/actor'
import { isAllowed, type Permission } from '@red-steward/domain/identity/permissions'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Menu } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useSequence } from '../../lib/keys.ts'
import { useActor } from '../parts/session-context.tsx'
import { useShellWords } from './shell.words.ts'

export type Destination =
  | '/'
  | '/today'
  | '/visits'
  | '/campaigns'
  | '/care'
  | '/conflicts'
  | '/devices'
  | '/confidential'
  | '/handover'
  | '/map'
  | '/inbox'
  | '/callbacks'
  | '/morning'
  | '/street'
  | '/case-settings'
  | '/cases'
  | '/notebook'
  | '/disputes'
  | '/mediation-figures'
  | '/rooms'
  | '/deliberations'
  | '/persons'
  | '/households'
  | '/duplicates'
  | '/imports'
  | '/places'
  | '/plates'
  | '/door-reports'
  | '/accounts'
  | '/audit'
  | '/links'
type Word =
  | 'home'
  | 'map'
  | 'cases'
  | 'inbox'
  | 'callbacks'
  | 'morning'
  | 'street'
  | 'caseSettings'
  | 'notebook'
  | 'disputes'
  | 'figures'
  | 'rooms'
  | 'deliberations'
  | 'today'
  | 'visits'
  | 'campaigns'
  | 'care'
  | 'confidential'
  | 'handover'
  | 'persons'
  | 'households'
  | 'duplicates'
  | 'imports'
  | 'places'
  | 'accounts'
  | 'audit'
  | 'conflicts'
  | 'devices'
  | 'links'
  | 'plates'
  | 'doorReports'

export interface MenuEntry {
  to: Destination
  word: Word
  icon: ReactNode
  /** One of them is enough. */
  permission: Permission | readonly Permission[]
  /** Pressed after `g`. */
  letter: string
}

const entries: MenuEntry[] = [
  { to: '/', word: 'home', icon: <HomeOutlined />, permission: 'identity.own-account', letter: 'h' },
  { to: '/inbox', word: 'inbox', icon: <InboxOutlined />, permission: 'cases.work', letter: 'u' },
  { to: '/morning', word: 'morning', icon: <CoffeeOutlined />, permission: 'overview.read-morning', letter: 'z' },
  { to: '/street', word: 'street', icon: <BankOutlined />, permission: 'overview.read-street', letter: '2' },
  { to: '/today', word: 'today', icon: <CarryOutOutlined />, permission: 'care.read', letter: 't' },
  { to: '/visits', word: 'visits', icon: <ContactsOutlined />, permission: 'visits.read', letter: 'v' },
  { to: '/campaigns', word: 'campaigns', icon: <PhoneOutlined />, permission: 'care.read', letter: 'w' },
  { to: '/care', word: 'care', icon: <HeartOutlined />, permission: 'care.read', letter: 'k' },
  { to: '/map', word: 'map', icon: <EnvironmentOutlined />, permission: 'overview.read', letter: 'm' },
  { to: '/cases', word: 'cases', icon: <AlertOutlined />, permission: 'cases.read', letter: 'c' },
  { to: '/callbacks', word: 'callbacks', icon: <PhoneFilled />, permission: 'cases.call-back', letter: '1' },
  {
    to: '/door-reports',
    word: 'doorReports',
    icon: <MessageOutlined />,
    permission: 'portal.review',
    letter: 'e',
  },
  { to: '/notebook', word: 'notebook', icon: <BookOutlined />, permission: 'notebook.keep', letter: 'n' },
  { to: '/disputes', word: 'disputes', icon: <SmileOutlined />, permission: 'mediation.read', letter: 'j' },
  { to: '/rooms', word: 'rooms', icon: <CalendarOutlined />, permission: 'mediation.read-rooms', letter: 'l' },
  {
    to: '/deliberations',
    word: 'deliberations',
    icon: <CommentOutlined />,
    permission: 'deliberation.read',
    letter: 'q',
  },
  {
    to: '/mediation-figures',
    word: 'figures',
    icon: <BarChartOutlined />,
    permission: 'mediation.statistics',
    letter: '5',
  },
  { to: '/persons', word: 'persons', icon: <UserOutlined />, permission: 'registry.read', letter: 'p' },
  { to: '/households', word: 'households', icon: <TeamOutlined />, permission: 'registry.read', letter: 'f' },
  { to: '/duplicates', word: 'duplicates', icon: <CopyOutlined />, permission: 'registry.merge', letter: 'd' },
  {
    to: '/confidential',
    word: 'confidential',
    icon: <SafetyOutlined />,
    permission: 'care.report-confidential',
    letter: 's',
  },
  { to: '/handover', word: 'handover', icon: <SwapOutlined />, permission: 'care.hand-over', letter: 'o' },
  { to: '/conflicts', word: 'conflicts', icon: <BranchesOutlined />, permission: 'sync.resolve', letter: 'x' },
  { to: '/imports', word: 'imports', icon: <ImportOutlined />, permission: 'imports.run', letter: 'i' },
  { to: '/places', word: 'places', icon: <ApartmentOutlined />, permission: 'places.read', letter: 'b' },
  {
    to: '/case-settings',
    word: 'caseSettings',
    icon: <CalendarOutlined />,
    permission: ['cases.settings', 'cases.edit-units'],
    letter: '6',
  },
  { to: '/plates', word: 'plates', icon: <QrcodeOutlined />, permission: 'portal.manage-plates', letter: '3' },
  { to: '/accounts', word: 'accounts', icon: <KeyOutlined />, permission: 'identity.manage-accounts', letter: 'a' },
  { to: '/devices', word: 'devices', icon: <MobileOutlined />, permission: 'sync.manage-devices', letter: 'y' },
  { to: '/links', word: 'links', icon: <ApiOutlined />, permission: 'messages.read-outbox', letter: '4' },
  { to: '/audit', word: 'audit', icon: <AuditOutlined />, permission: 'identity.read-audit', letter: 'r' },
]

/** Pages that are reached through another menu entry. */
const under: Record<string, Destination> = { buildings: '/map', dwellings: '/households' }

/** Only what exists and what the post may do. */
export function menuFor(actor: Actor | null): MenuEntry[] {
  return entries.filter(({ permission }) => actor && [permission].flat().some((one) => isAllowed(actor, one)))
}

export function DeskMenu({ onChosen }: { onChosen?: () => void }) {
  const w = useShellWords()
  const actor = useActor()
  const shown = useMemo(() => menuFor(actor), [actor])
  const here = useLocation({ select: ({ pathname }) => pathname })
  const place = under[here.split('/')[1]!] ?? here
  const selected = shown.find(({ to }) => (to === '/' ? place === '/' : place.startsWith(to)))?.to
  const navigate = useNavigate()
  useSequence(Object.fromEntries(shown.map(({ letter, to }) => [letter, () => void navigate({ to })])))
  return (
    <nav aria-label={w.menu}>
      <Menu
        mode="inline"
        selectedKeys={selected ? [selected] : []}
        {...(onChosen ? { onClick: onChosen } : {})}
        items={shown.map(({ to, word, icon }) => ({ key: to, icon, label: <Link to={to}>{w[word]}</Link> }))}
        style={{ borderInlineEnd: 0, paddingInline: 6 }}
      />
    </nav>
  )
}
