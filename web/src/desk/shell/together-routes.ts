// Where people talk and agree, and what hangs at their doors.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { root } from './root-route.ts'

const disputes = createRoute({
  getParentRoute: () => root,
  path: '/disputes',
  component: lazyRouteComponent(() => import('../mediation/disputes-page.tsx'), 'DisputesPage'),
})
const dispute = createRoute({
  getParentRoute: () => root,
  path: '/disputes/$disputeId',
  component: lazyRouteComponent(() => import('../mediation/dispute-page.tsx'), 'DisputePage'),
})
const figures = createRoute({
  getParentRoute: () => root,
  path: '/mediation-figures',
  component: lazyRouteComponent(() => import('../mediation/figures-page.tsx'), 'FiguresPage'),
})
const rooms = createRoute({
  getParentRoute: () => root,
  path: '/rooms',
  component: lazyRouteComponent(() => import('../mediation/rooms-page.tsx'), 'RoomsPage'),
})
const topics = createRoute({
  getParentRoute: () => root,
  path: '/deliberations',
  component: lazyRouteComponent(() => import('../mediation/topics-page.tsx'), 'TopicsPage'),
})
const topic = createRoute({
  getParentRoute: () => root,
  path: '/deliberations/$topicId',
  component: lazyRouteComponent(() => import('../mediation/topic-page.tsx'), 'TopicPage'),
})
const plates = createRoute({
  getParentRoute: () => root,
  path: '/plates',
  validateSearch: z.object({ building: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../portal/plates-page.tsx'), 'PlatesPage'),
})
const doorReports = createRoute({
  getParentRoute: () => root,
  path: '/door-reports',
  component: lazyRouteComponent(() => import('../portal/review-page.tsx'), 'ReviewPage'),
})

export const togetherRoutes = [disputes, dispute, figures, rooms, topics, topic, plates, doorReports] as const
