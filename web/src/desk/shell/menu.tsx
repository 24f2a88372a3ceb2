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
  PercentageOutlined,
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
import type { ReactNode } from 'react'

/** What belongs together in somebody's day; what is wanted at any moment stands above all groups. */
export const menuGroups = ['cases', 'care', 'register', 'talks', 'settings'] as const
export type MenuGroup = (typeof menuGroups)[number]

interface Entry {
  to: string
  group?: MenuGroup
  word: string
  icon: ReactNode
  /** One of them is enough. */
  permission: Permission | readonly Permission[]
  /** Pressed after `g`. */
  letter: string
}

const entries = [
  { to: '/', word: 'home', icon: <HomeOutlined />, permission: 'identity.own-account', letter: 'h' },
  { to: '/inbox', word: 'inbox', icon: <InboxOutlined />, permission: 'cases.work', letter: 'u' },
  { to: '/morning', word: 'morning', icon: <CoffeeOutlined />, permission: 'overview.read-morning', letter: 'z' },
  { to: '/street', word: 'street', icon: <BankOutlined />, permission: 'overview.read-street', letter: '2' },
  { to: '/today', word: 'today', icon: <CarryOutOutlined />, permission: 'care.read', letter: 't' },
  { to: '/map', word: 'map', icon: <EnvironmentOutlined />, permission: 'overview.read', letter: 'm' },
  { to: '/visits', group: 'care', word: 'visits', icon: <ContactsOutlined />, permission: 'visits.read', letter: 'v' },
  { to: '/campaigns', group: 'care', word: 'campaigns', icon: <PhoneOutlined />, permission: 'care.read', letter: 'w' },
  { to: '/care', group: 'care', word: 'care', icon: <HeartOutlined />, permission: 'care.read', letter: 'k' },
  { to: '/cases', group: 'cases', word: 'cases', icon: <AlertOutlined />, permission: 'cases.read', letter: 'c' },
  {
    to: '/callbacks',
    group: 'cases',
    word: 'callbacks',
    icon: <PhoneFilled />,
    permission: 'cases.call-back',
    letter: '1',
  },
  {
    to: '/rates',
    group: 'cases',
    word: 'rates',
    icon: <PercentageOutlined />,
    permission: 'cases.read-rates',
    letter: '7',
  },
  {
    to: '/door-reports',
    group: 'cases',
    word: 'doorReports',
    icon: <MessageOutlined />,
    permission: 'portal.review',
    letter: 'e',
  },
  {
    to: '/notebook',
    group: 'cases',
    word: 'notebook',
    icon: <BookOutlined />,
    permission: 'notebook.keep',
    letter: 'n',
  },
  {
    to: '/disputes',
    group: 'talks',
    word: 'disputes',
    icon: <SmileOutlined />,
    permission: 'mediation.read',
    letter: 'j',
  },
  {
    to: '/rooms',
    group: 'talks',
    word: 'rooms',
    icon: <CalendarOutlined />,
    permission: 'mediation.read-rooms',
    letter: 'l',
  },
  {
    to: '/deliberations',
    group: 'talks',
    word: 'deliberations',
    icon: <CommentOutlined />,
    permission: 'deliberation.read',
    letter: 'q',
  },
  {
    to: '/mediation-figures',
    group: 'talks',
    word: 'figures',
    icon: <BarChartOutlined />,
    permission: 'mediation.statistics',
    letter: '5',
  },
  {
    to: '/persons',
    group: 'register',
    word: 'persons',
    icon: <UserOutlined />,
    permission: 'registry.read',
    letter: 'p',
  },
  {
    to: '/households',
    group: 'register',
    word: 'households',
    icon: <TeamOutlined />,
    permission: 'registry.read',
    letter: 'f',
  },
  {
    to: '/duplicates',
    group: 'register',
    word: 'duplicates',
    icon: <CopyOutlined />,
    permission: 'registry.merge',
    letter: 'd',
  },
  {
    to: '/confidential',
    group: 'care',
    word: 'confidential',
    icon: <SafetyOutlined />,
    permission: 'care.report-confidential',
    letter: 's',
  },
  {
    to: '/handover',
    group: 'care',
    word: 'handover',
    icon: <SwapOutlined />,
    permission: 'care.hand-over',
    letter: 'o',
  },
  {
    to: '/conflicts',
    group: 'register',
    word: 'conflicts',
    icon: <BranchesOutlined />,
    permission: 'sync.resolve',
    letter: 'x',
  },
  {
    to: '/imports',
    group: 'register',
    word: 'imports',
    icon: <ImportOutlined />,
    permission: 'imports.run',
    letter: 'i',
  },
  {
    to: '/places',
    group: 'settings',
    word: 'places',
    icon: <ApartmentOutlined />,
    permission: 'places.read',
    letter: 'b',
  },
  {
    to: '/case-settings',
    group: 'settings',
    word: 'caseSettings',
    icon: <CalendarOutlined />,
    permission: ['cases.settings', 'cases.edit-units'],
    letter: '6',
  },
  {
    to: '/plates',
    group: 'settings',
    word: 'plates',
    icon: <QrcodeOutlined />,
    permission: 'portal.manage-plates',
    letter: '3',
  },
  {
    to: '/accounts',
    group: 'settings',
    word: 'accounts',
    icon: <KeyOutlined />,
    permission: 'identity.manage-accounts',
    letter: 'a',
  },
  {
    to: '/devices',
    group: 'settings',
    word: 'devices',
    icon: <MobileOutlined />,
    permission: 'sync.manage-devices',
    letter: 'y',
  },
  {
    to: '/links',
    group: 'settings',
    word: 'links',
    icon: <ApiOutlined />,
    permission: 'messages.read-outbox',
    letter: '4',
  },
  {
    to: '/audit',
    group: 'settings',
    word: 'audit',
    icon: <AuditOutlined />,
    permission: 'identity.read-audit',
    letter: 'r',
  },
] as const satisfies readonly Entry[]

export type Destination = (typeof entries)[number]['to']
export interface MenuEntry extends Entry {
  to: Destination
  word: (typeof entries)[number]['word']
}

/** Only what exists and what the post may do. */
export function menuFor(actor: Actor | null): MenuEntry[] {
  const all: readonly MenuEntry[] = entries
  return all.filter(({ permission }) => actor && [permission].flat().some((one) => isAllowed(actor, one)))
}

/** A menu that fits on a screen needs no groups. */
const FLAT_AT_MOST = 12

/**
 * The entries as they stand in the menu: first those without a group, then each group under its name. A group of one, and
 * every group of a short menu, stands without.
 */
export function menuParts(entries: MenuEntry[]): {
  top: MenuEntry[]
  groups: { group: MenuGroup; entries: MenuEntry[] }[]
} {
  if (entries.length <= FLAT_AT_MOST) return { top: entries, groups: [] }
  const groups = menuGroups
    .map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) }))
    .filter((one) => one.entries.length > 1)
  const grouped = new Set(groups.flatMap((one) => one.entries))
  return { top: entries.filter((entry) => !grouped.has(entry)), groups }
}
