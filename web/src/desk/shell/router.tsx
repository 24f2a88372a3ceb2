// The places of the desk. Every page beyond the shell is fetched when first visited.

import { InboxFilters } from '@red-steward/domain/cases/inbox'
import { HouseholdFilters, ListOrder, PersonFilters } from '@red-steward/domain/registry/lists'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { z } from 'zod'
import { linksTabs } from '../messages/links-tabs.ts'
import { mapModes } from '../overview/modes.ts'
import { Failure } from '../parts/answered.tsx'
import { PlacesSearch } from '../places/search.ts'
import { RatesSearch } from '../rates/search.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { root } from './root-route.ts'
import { togetherRoutes } from './together-routes.ts'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../home/home-page.tsx'), 'HomePage'),
})

const Mode = z.enum(mapModes).default('freshness').catch('freshness')

const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  validateSearch: z.object({ mode: Mode, as: z.enum(['map', 'list']).default('map').catch('map') }),
  component: lazyRouteComponent(() => import('../overview/map-page.tsx'), 'MapPage'),
})
const building = createRoute({
  getParentRoute: () => root,
  path: '/buildings/$buildingId',
  validateSearch: z.object({ mode: Mode, door: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../overview/board-page.tsx'), 'BoardPage'),
})

// No free text in the address of a list: filters are codes and ids, nothing personal (see lib/api.ts on POST).
const persons = createRoute({
  getParentRoute: () => root,
  path: '/persons',
  validateSearch: z.object({ ...PersonFilters.shape, order: ListOrder.default('address') }).catch({ order: 'address' }),
  component: lazyRouteComponent(() => import('../registry/persons-page.tsx'), 'PersonsPage'),
})
const households = createRoute({
  getParentRoute: () => root,
  path: '/households',
  validateSearch: z
    .object({ ...HouseholdFilters.shape, order: ListOrder.default('address') })
    .catch({ order: 'address' }),
  component: lazyRouteComponent(() => import('../registry/households-page.tsx'), 'HouseholdsPage'),
})
const person = createRoute({
  getParentRoute: () => root,
  path: '/persons/$personId',
  component: lazyRouteComponent(() => import('../registry/person-page.tsx'), 'PersonPage'),
})
const household = createRoute({
  getParentRoute: () => root,
  path: '/households/$householdId',
  component: lazyRouteComponent(() => import('../registry/household-page.tsx'), 'HouseholdPage'),
})
const dwelling = createRoute({
  getParentRoute: () => root,
  path: '/dwellings/$dwellingId',
  component: lazyRouteComponent(() => import('../registry/dwelling-page.tsx'), 'DwellingPage'),
})
const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/duplicates',
  component: lazyRouteComponent(() => import('../registry/duplicates-page.tsx'), 'DuplicatesPage'),
})
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: z.object({ as: z.enum(['list', 'board']).default('list').catch('list') }),
  component: lazyRouteComponent(() => import('../cases/cases-page.tsx'), 'CasesPage'),
})
const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../cases/case-page.tsx'), 'CasePage'),
})
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: InboxFilters.extend({ bucket: z.string().max(30).optional() }).catch({}),
  component: lazyRouteComponent(() => import('../inbox/inbox-page.tsx'), 'InboxPage'),
})
const callbacks = createRoute({
  getParentRoute: () => root,
  path: '/callbacks',
  validateSearch: z.object({ queue: z.enum(['waiting', 'dissatisfied']).default('waiting').catch('waiting') }),
  component: lazyRouteComponent(() => import('../callbacks/callbacks-page.tsx'), 'CallBacksPage'),
})
const morning = createRoute({
  getParentRoute: () => root,
  path: '/morning',
  component: lazyRouteComponent(() => import('../morning/morning-page.tsx'), 'MorningPage'),
})
const rates = createRoute({
  getParentRoute: () => root,
  path: '/rates',
  validateSearch: RatesSearch,
  component: lazyRouteComponent(() => import('../rates/rates-page.tsx'), 'RatesPage'),
})
const street = createRoute({
  getParentRoute: () => root,
  path: '/street',
  component: lazyRouteComponent(() => import('../street/street-page.tsx'), 'StreetPage'),
})
const caseSettings = createRoute({
  getParentRoute: () => root,
  path: '/case-settings',
  component: lazyRouteComponent(() => import('../case-settings/case-settings-page.tsx'), 'CaseSettingsPage'),
})
const notebook = createRoute({
  getParentRoute: () => root,
  path: '/notebook',
  component: lazyRouteComponent(() => import('../cases/notes-page.tsx'), 'NotesPage'),
})
const places = createRoute({
  getParentRoute: () => root,
  path: '/places',
  validateSearch: PlacesSearch,
  component: lazyRouteComponent(() => import('../places/places-page.tsx'), 'PlacesPage'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  validateSearch: z.object({ importId: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../imports/index.tsx'), 'ImportsPage'),
})
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../identity/accounts-page.tsx'), 'AccountsPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../identity/own-account-page.tsx'), 'OwnAccountPage'),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('../identity/audit-page.tsx'), 'AuditPage'),
})

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  component: lazyRouteComponent(() => import('../care/today-page.tsx'), 'TodayPage'),
})
const visits = createRoute({
  getParentRoute: () => root,
  path: '/visits',
  validateSearch: z.object({ tab: z.enum(['visits', 'needs', 'day']).default('visits').catch('visits') }),
  component: lazyRouteComponent(() => import('../visits/visits-page.tsx'), 'VisitsPage'),
})
const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('../care/campaigns-page.tsx'), 'CampaignsPage'),
})
const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('../care/campaign-page.tsx'), 'CampaignPage'),
})
const care = createRoute({
  getParentRoute: () => root,
  path: '/care',
  validateSearch: z.object({ tab: z.enum(['reach', 'rules', 'plan']).default('reach').catch('reach') }),
  component: lazyRouteComponent(() => import('../care/care-page.tsx'), 'CarePage'),
})
const confidential = createRoute({
  getParentRoute: () => root,
  path: '/confidential',
  component: lazyRouteComponent(() => import('../care/confidential-page.tsx'), 'ConfidentialPage'),
})
const handover = createRoute({
  getParentRoute: () => root,
  path: '/handover',
  component: lazyRouteComponent(() => import('../care/handover-page.tsx'), 'HandoverPage'),
})
const conflicts = createRoute({
  getParentRoute: () => root,
  path: '/conflicts',
  component: lazyRouteComponent(() => import('../sync/conflicts-page.tsx'), 'ConflictsPage'),
})
const devices = createRoute({
  getParentRoute: () => root,
  path: '/devices',
  component: lazyRouteComponent(() => import('../sync/devices-page.tsx'), 'DevicesPage'),
})

const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  component: lazyRouteComponent(() => import('../messages/inbox-page.tsx'), 'InboxPage'),
})
const links = createRoute({
  getParentRoute: () => root,
  path: '/links',
  validateSearch: z.object({ tab: z.enum(linksTabs).default('outbox').catch('outbox') }),
  component: lazyRouteComponent(() => import('../messages/links-page.tsx'), 'LinksPage'),
})
const routeTree = root.addChildren([
  home,
  today,
  visits,
  campaigns,
  campaign,
  care,
  confidential,
  handover,
  map,
  building,
  persons,
  person,
  households,
  household,
  dwelling,
  duplicates,
  cases,
  caseRoute,
  inbox,
  callbacks,
  morning,
  rates,
  street,
  caseSettings,
  notebook,
  places,
  imports,
  accounts,
  account,
  audit,
  conflicts,
  devices,
  messages,
  links,
  ...togetherRoutes,
])

function Loading() {
  return (
    <div className="page">
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}

/** The desk lives under `/desk` beside the other apps. */
export function makeDeskRouter() {
  return createRouter({
    routeTree,
    basepath: '/desk',
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error, reset }) => <Failure failure={error} onRetry={reset} />,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeDeskRouter>
  }
}
