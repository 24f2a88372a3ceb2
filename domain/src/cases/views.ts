// Lists of cases as somebody likes them, kept per account and community; nobody else sees them.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { CaseFilters } from './queries.ts'

export const VIEWS_AT_MOST = 50

export const CaseView = z.strictObject({
  id: Id,
  name: z.string().trim().min(1).max(40),
  filters: CaseFilters,
  as: z.enum(['list', 'board']).default('list'),
})
export type CaseView = z.infer<typeof CaseView>

export const saveView = commandShape({
  name: 'cases.save-view',
  permission: 'cases.read',
  summary: 'Keeps the filters of the list of cases under a name; the same id again replaces it.',
  input: CaseView,
})

export const deleteView = commandShape({
  name: 'cases.delete-view',
  permission: 'cases.read',
  summary: 'Forgets a view of one’s own.',
  input: z.strictObject({ viewId: Id }),
})

export const listViews = queryShape({
  name: 'cases.views',
  permission: 'cases.read',
  summary: 'One’s own views of the list of cases in this community, by name.',
  input: z.strictObject({}),
  answer: z.object({ views: z.array(CaseView) }),
})
