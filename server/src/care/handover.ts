import {
  type HandoverCounts,
  handOver as handOverShape,
  listHandovers as listShape,
  handoverPreview as previewShape,
  workers as workersShape,
} from '@red-steward/domain/care/handover'
import { mayHandOver } from '@red-steward/domain/care/handover-rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type FieldPost, fieldPosts, passOnPosts } from '../identity/index.ts'
import { type Context, command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { ensureText } from '../visits/index.ts'
import { countAbove, passOnAbove } from './handover-followers.ts'

type Reading = { tx: Tx; actor: Actor; now: Instant }

export const workers = query(workersShape, async (context) => {
  const [posts, names] = [await fieldPosts(context.tx, context.actor, context.now), await gridNames(context)]
  return { workers: posts.map((post) => ({ id: post.accountId, name: post.name, ...shownPost(post, names) })) }
})

export const handoverPreview = query(previewShape, async (context, { fromAccountId }) => {
  const posts = await fieldPosts(context.tx, context.actor, context.now)
  const names = await gridNames(context)
  const own = posts.filter(({ accountId }) => accountId === fromAccountId)
  const from = await nameOf(context, fromAccountId, own)
  const colleagues = new Map(
    posts
      .filter(({ accountId, isCover }) => accountId !== fromAccountId && !isCover)
      .map(({ accountId, name, role }) => [accountId, { id: accountId, name, role }]),
  )
  return {
    from,
    counts: await countsOf(context, fromAccountId, own),
    posts: own.map((post) => shownPost(post, names)),
    colleagues: [...colleagues.values()],
  }
})

export const handOver = command(handOverShape, async (context, input) => {
  const { tx, actor, now, trail } = context
  const { id, fromAccountId, toAccountId, coverUntil, summary, noteReviewed } = input
  ensureText('summary', summary, noteReviewed)
  const posts = await fieldPosts(tx, actor, now)
  const own = posts.filter(({ accountId }) => accountId === fromAccountId)
  const counts = await countsOf(context, fromAccountId, own)
  ensure(mayHandOver(input, { counts, colleagues: posts.map(({ accountId }) => accountId) }, now))

  await passOnPosts(context, own, toAccountId, coverUntil)
  // Cover takes nothing from anybody: named work is open to the whole grid while it lasts (duties.ts).
  if (coverUntil === null) {
    await passOnWork(context, fromAccountId, toAccountId)
    await passOnAbove(context, fromAccountId, toAccountId)
  }
  await tx
    .insertInto('handovers')
    .values({
      community_id: actor.communityId,
      id,
      from_account: fromAccountId,
      to_account: toAccountId,
      cover_until: coverUntil,
      summary,
      passed: JSON.stringify(counts),
      handed_at: now,
      handed_by: actor.id,
    })
    .execute()
  trail.fact('handover', id, '*created*', null, true)
  await announceNamed(context, coverUntil === null ? toAccountId : fromAccountId)
  return counts
})

async function passOnWork({ tx, actor, now }: Context, from: Id, to: Id) {
  const community = actor.communityId
  await sql`
    with given as (update care_assignments set ended_at = ${now}
      where community_id = ${community} and account_id = ${from} and ended_at is null returning person_id)
    insert into care_assignments (community_id, id, person_id, account_id, assigned_at, assigned_by)
    select ${community}::uuid, gen_random_uuid(), person_id, ${to}::uuid, ${now}::timestamptz, ${actor.id}::uuid from given`.execute(
    tx,
  )
  await sql`update no_answer_runs set assigned_to = ${to}, version = version + 1
    where community_id = ${community} and assigned_to = ${from} and closed_at is null`.execute(tx)
  await sql`update needs set assigned_to = ${to}, version = version + 1
    where community_id = ${community} and assigned_to = ${from} and settled_at is null`.execute(tx)
  await sql`update campaign_calls set taken_by = ${to}, version = version + 1
    where community_id = ${community} and taken_by = ${from} and taken_until > ${now}::timestamptz`.execute(tx)
}

/** Phones hold who is named; what hangs on this account now is told again. */
async function announceNamed({ tx, actor, trail }: Context, account: Id) {
  const { rows } = await sql<{ kind: string; id: Id; gridId: Id | null }>`
    select x.kind, x.id, b.grid_id as "gridId" from (
      select 'duty' as kind, r.person_id as id, r.dwelling_id from care_assignments s
        join residences r on r.community_id = s.community_id and r.person_id = kept_person(s.person_id) and r.to_day is null
        where s.community_id = ${actor.communityId} and s.account_id = ${account} and s.ended_at is null
      union select 'run', id, dwelling_id from no_answer_runs
        where community_id = ${actor.communityId} and assigned_to = ${account} and closed_at is null
      union select 'need', id, dwelling_id from needs
        where community_id = ${actor.communityId} and assigned_to = ${account} and settled_at is null
      union select 'call', id, dwelling_id from campaign_calls
        where community_id = ${actor.communityId} and taken_by = ${account}
    ) x
    join dwellings d on d.community_id = ${actor.communityId} and d.id = x.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id`.execute(tx)
  for (const { kind, id, gridId } of rows) trail.changed(kind, id, gridId)
}

async function countsOf(
  { tx, actor, now }: Reading,
  account: Id,
  posts: readonly FieldPost[],
): Promise<HandoverCounts> {
  const { rows } = await sql<Omit<HandoverCounts, 'posts' | 'grids' | 'cases'>>`
    select
      (select count(distinct kept_person(person_id))::int from care_assignments where community_id = ${actor.communityId} and account_id = ${account} and ended_at is null) as duties,
      (select count(*)::int from no_answer_runs where community_id = ${actor.communityId} and assigned_to = ${account} and closed_at is null) as runs,
      (select count(*)::int from needs where community_id = ${actor.communityId} and assigned_to = ${account} and settled_at is null) as needs,
      (select count(*)::int from campaign_calls where community_id = ${actor.communityId} and taken_by = ${account}
        and taken_until > ${now}::timestamptz) as calls`.execute(tx)
  const grids = new Set(posts.flatMap(({ gridIds }) => gridIds ?? []))
  return { posts: posts.length, grids: grids.size, ...rows[0]!, ...(await countAbove({ tx, actor }, account)) }
}

/** A worker one may hand over for holds a post here, or once did. */
async function nameOf({ tx, actor }: Reading, id: Id, posts: readonly FieldPost[]) {
  if (posts[0]) return { id, name: posts[0].name }
  const row = await tx
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select('display_name as name')
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', id)
    .executeTakeFirst()
  return row ? { id, name: row.name } : notFound()
}

async function gridNames({ tx, actor }: Reading): Promise<Map<Id, string>> {
  const rows = await tx
    .selectFrom('grids')
    .select(['id', 'name'])
    .where('community_id', '=', actor.communityId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function shownPost({ role, gridIds, endsAt, isCover }: FieldPost, names: ReadonlyMap<Id, string>) {
  return { role, gridNames: gridIds?.map((id) => names.get(id) ?? '') ?? null, endsAt, isCover }
}

interface Row {
  id: Id
  from: string
  to: string
  at: Instant
  coverUntil: Instant | null
  summary: string
  by: string
  counts: HandoverCounts
}

export const listHandovers = query(listShape, async ({ tx, actor }) => {
  const { rows } = await sql<Row>`
    select h.id, f.display_name as from, t.display_name as to, h.handed_at as at, h.cover_until as "coverUntil", h.summary,
      b.display_name as by, '{"cases":0}'::jsonb || h.passed as counts
    from handovers h join accounts f on f.id = h.from_account join accounts t on t.id = h.to_account
    join accounts b on b.id = h.handed_by
    where h.community_id = ${actor.communityId} order by h.handed_at desc limit 200`.execute(tx)
  return { handovers: rows }
})
