// What needs me now: the open cases that wait for the asking post, in buckets, the soonest due first.
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Instant } from '../time.ts'
import { CaseFilters, ListedCase } from './queries.ts'

/**
 * `to-accept` reported and not taken on; for those who work at the doors, what the catalogue gives to them. `untouched` of
 * what was reported, for a whole day. `to-dispatch`
 * accepted, not given to anybody, among it what was returned. `returned` of it. `mine` given to me, my unit or my post, or
 * taken up by me. `to-verify` done, and not by me. `overdue` and `due-today` of everything in reach. `escalated` lies with
 * the street. `whistled` calls my unit. `to-decide` suspension or exclusion waits for my word. `suspended` rests.
 */
export const InboxBucket = z.enum([
  'to-accept',
  'untouched',
  'to-dispatch',
  'returned',
  'mine',
  'to-verify',
  'overdue',
  'due-today',
  'escalated',
  'whistled',
  'to-decide',
  'suspended',
])
export type InboxBucket = z.infer<typeof InboxBucket>
export const inboxBucketWords: Record<InboxBucket, { zh: string; en: string }> = {
  'to-accept': { zh: '待受理', en: 'To accept' },
  untouched: { zh: '一天没人动', en: 'A day untouched' },
  'to-dispatch': { zh: '待派遣', en: 'To dispatch' },
  returned: { zh: '退回', en: 'Returned' },
  mine: { zh: '我在办', en: 'Mine to handle' },
  'to-verify': { zh: '待核查', en: 'To verify' },
  overdue: { zh: '已超期', en: 'Overdue' },
  'due-today': { zh: '今日到期', en: 'Due today' },
  escalated: { zh: '在街道', en: 'With the street' },
  whistled: { zh: '吹哨', en: 'Whistled' },
  'to-decide': { zh: '待审批', en: 'To decide' },
  suspended: { zh: '挂账', en: 'Suspended' },
}

export const InboxRow = ListedCase.extend({
  disposeBy: Instant.nullable(),
  /** Name of the person, unit or post it was given to. */
  handler: z.string().nullable(),
  handlerRole: z.string().nullable(),
  atStreet: z.boolean(),
  returns: z.int(),
  version: z.int(),
})
export type InboxRow = z.infer<typeof InboxRow>

/** What the inbox can be narrowed by: codes and ids alone, they stand in an address. */
export const InboxFilters = CaseFilters.pick({ class: true, branch: true, leaf: true, gridId: true })
export type InboxFilters = z.infer<typeof InboxFilters>

export const caseInbox = queryShape({
  name: 'cases.inbox',
  permission: 'cases.work',
  summary:
    'What needs the asking post now: counts per bucket and one page of a bucket, soonest due first, both of what is narrowed to. Without a bucket, counts alone.',
  input: InboxFilters.extend({
    bucket: InboxBucket.optional(),
    after: z.string().max(120).optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  answer: z.object({
    /** Buckets that are none of this post’s business are left out. */
    counts: z.partialRecord(InboxBucket, z.int()),
    rows: z.array(InboxRow),
    next: z.string().nullable(),
  }),
})
export type CaseInbox = z.infer<typeof caseInbox.answer>
