import { type Id, newId, SYSTEM } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { ask, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { addAccount } from './add-account.ts'
import { disableAccount, enableAccount, endPost, grantPost, resetAccount } from './manage-accounts.ts'
import { listAccounts } from './queries.ts'

const since = '2020-01-01T00:00:00.000Z'
let here: Id
let elsewhere: Id
beforeEach(async () => {
  here = await newCommunity()
  elsewhere = await newCommunity()
})

const administrator = (community: Id) => newMember({ role: 'system-administrator', community })
const why = (result: Awaited<ReturnType<typeof run>>) => (result.outcome === 'refused' ? result.why : 'done')

/** Somebody with a post in each of these communities. */
function newColleague(...communities: Id[]) {
  const posts = communities.map((communityId) => ({ communityId, role: 'steward' as const, startsAt: since }))
  return inside(SYSTEM, (tx) => addAccount(tx, { loginName: `c.${newId().slice(-12)}`, name: '同事', posts }))
}

test('no administrator of one community gives herself power over an account of another by giving it a post', async () => {
  const theirs = await newColleague(elsewhere)
  const admin = await administrator(here)

  const given = await run(admin, grantPost, {
    grantId: newId(),
    accountId: theirs,
    communityId: here,
    role: 'volunteer',
  })

  expect(why(given)).toBe('not-found')
  expect(why(await run(admin, resetAccount, { accountId: theirs }))).toBe('not-found')
})

test.each([
  ['reset', resetAccount],
  ['closed', disableAccount],
  ['opened again', enableAccount],
])('whoever serves two communities is not %s from one of them, only from the installation', async (_, command) => {
  const shared = await newColleague(here, elsewhere)
  const admin = await administrator(here)

  expect(why(await run(admin, command, { accountId: shared }))).toBe('account-stands-elsewhere')

  const ofAll = await administrator(SYSTEM)
  expect(why(await run(ofAll, command, { accountId: shared }))).toBe('done')
})

test('a post over the installation counts as elsewhere, and so does one that is yet to begin', async () => {
  const admin = await administrator(here)
  const ofAll = await newColleague(here, SYSTEM)
  const soon = await newColleague(here)
  await inside(elsewhere, (tx) =>
    tx
      .insertInto('grants')
      .values({
        community_id: elsewhere,
        id: newId(),
        account_id: soon,
        role: 'steward',
        starts_at: '2099-01-01T00:00:00.000Z',
      })
      .execute(),
  )

  for (const accountId of [ofAll, soon])
    expect(why(await run(admin, resetAccount, { accountId }))).toBe('account-stands-elsewhere')
})

test('once the post elsewhere has ended, the administrator here decides again', async () => {
  const shared = await newColleague(here, elsewhere)
  const { accounts } = (
    (await ask(await administrator(elsewhere), listAccounts, { text: '' })) as {
      answer: { accounts: { id: Id; posts: { grantId: Id }[] }[] }
    }
  ).answer
  const { grantId } = accounts.find(({ id }) => id === shared)!.posts[0]!
  await run(await administrator(elsewhere), endPost, { grantId, communityId: elsewhere })

  expect(why(await run(await administrator(here), resetAccount, { accountId: shared }))).toBe('done')
})

test('of more accounts than are listed the first are, and that there are more is said', async () => {
  const admin = await administrator(here)
  await inside(here, (tx) =>
    sql`with made as (insert into accounts (id, login_name, display_name)
        select gen_random_uuid(), 'many.' || lpad(n::text, 3, '0') || right(${here}, 8), '同事' from generate_series(1, 501) n returning id)
      insert into grants (community_id, id, account_id, role, starts_at)
        select ${here}, gen_random_uuid(), id, 'steward', ${since}::timestamptz from made`.execute(tx),
  )
  const listed = async (text: string) => {
    const result = (await ask(admin, listAccounts, { text })) as { answer: { accounts: unknown[]; more: boolean } }
    return [result.answer.accounts.length, result.answer.more]
  }

  expect(await listed('')).toEqual([500, true])
  expect(await listed('many.50')).toEqual([2, false])
})
