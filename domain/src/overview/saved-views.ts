// Lists as somebody likes them: what they are narrowed to, under a name of one's own, kept per account and community.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { InboxBucket, InboxFilters } from '../cases/inbox.ts'
import { CaseFilters } from '../cases/queries.ts'
import { Id } from '../ids.ts'
import { HouseholdFilters, ListOrder, PersonFilters } from '../registry/lists.ts'

/** Of one list. */
export const VIEWS_AT_MOST = 50

const named = { id: Id, name: z.string().trim().min(1).max(40) }
const asTable = { order: ListOrder.default('address'), columns: z.array(z.string().max(40)).max(30).default([]) }

export const SavedView = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('persons'), ...named, filters: PersonFilters, ...asTable }),
  z.strictObject({ list: z.literal('households'), ...named, filters: HouseholdFilters, ...asTable }),
  z.strictObject({
    list: z.literal('cases'),
    ...named,
    filters: CaseFilters,
    as: z.enum(['list', 'board']).default('list'),
  }),
  z.strictObject({ list: z.literal('inbox'), ...named, filters: InboxFilters, bucket: InboxBucket }),
])
export type SavedView = z.infer<typeof SavedView>
export type ViewedList = SavedView['list']
export type ViewOf<List extends ViewedList> = Extract<SavedView, { list: List }>

/** Refuses `too-many-saved-views`, `saved-view-name-taken` (within the list), `not-found` for the id of somebody else's. */
export const saveView = commandShape({
  name: 'overview.save-view',
  permission: 'identity.own-account',
  summary: 'Keeps what a list is narrowed to under a name; the same id again replaces it.',
  input: SavedView,
})

export const deleteView = commandShape({
  name: 'overview.delete-view',
  permission: 'identity.own-account',
  summary: 'Forgets a view of one’s own.',
  input: z.strictObject({ viewId: Id }),
})

export const listViews = queryShape({
  name: 'overview.views',
  permission: 'identity.own-account',
  summary: 'One’s own views of a list in this community, by name.',
  input: z.strictObject({ list: z.enum(['persons', 'households', 'cases', 'inbox']) }),
  answer: z.object({ views: z.array(SavedView) }),
})
