import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId, SYSTEM } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterEach, expect, test } from 'vitest'
import { runCommand } from '../kernel/command.ts'
import { networkOf } from '../kernel/network.ts'
import { auditOf, inside, itIsNow, machine, newCommunity, newMember, run } from '../testing/world.ts'
import { addAccount } from './add-account.ts'
import { createAccount, disableAccount, endPost, resetAccount } from './manage-accounts.ts'
import { changePassword, confirmTotp, startTotp } from './own-account.ts'
import { hashPassword, hashToken } from './secrets.ts'
import { actAs, signIn, viewSession } from './sign-in.ts'
import { endSessionsOf } from './store.ts'

const password = '晨雾里的三只白鹭 42'
const from = { network: '10.0.0', device: 'Chrome · Windows' }
let people = 0

async function newPerson() {
  const admin = await newMember({ role: 'system-administrator' })
  const loginName = `person.${++people}`
  const id = await inside(admin.communityId, (tx) =>
    addAccount(tx, {
      loginName,
      name: '测试员',
      password,
      posts: [{ communityId: admin.communityId, role: 'steward', startsAt: '2020-01-01T00:00:00.000Z' }],
    }),
  )
  const actor: Actor = { id, name: '测试员', role: 'steward', communityId: admin.communityId, grids: 'all' }
  return { admin, loginName, actor }
}

function whyOf(promise: Promise<unknown>) {
  return promise.then(
    () => 'signed in',
    (error) => error.why ?? error,
  )
}

afterEach(() => itIsNow())

test('a steward signs in and sees her post', async () => {
  const { loginName } = await newPerson()

  const token = await signIn(machine, { loginName, password }, from)

  expect(await viewSession(machine, hashToken(token))).toMatchObject({
    acting: { role: 'steward', grids: 'all' },
    account: { loginName },
  })
})

test('who signed in stands in the audit of the community they came to', async () => {
  const { loginName, actor } = await newPerson()

  await signIn(machine, { loginName, password }, from)

  expect(await auditOf(actor)).toMatchObject([{ action: 'identity.sign-in', outcome: 'done' }])
})

test('a wrong password and an unknown name sound the same', async () => {
  const { loginName } = await newPerson()

  expect(await whyOf(signIn(machine, { loginName, password: 'not it at all' }, from))).toBe('wrong-credentials')
  expect(await whyOf(signIn(machine, { loginName: 'no.such.person', password }, from))).toBe('wrong-credentials')
})

test('twenty wrong tries make one network wait, and do not lock the owner out elsewhere', async () => {
  const { loginName } = await newPerson()
  const start = Date.parse('2026-03-02T01:00:00Z')
  const answers: string[] = []
  for (let i = 0; i < 20; i++) {
    itIsNow(new Date(start + i * 500).toISOString())
    answers.push(await whyOf(signIn(machine, { loginName, password: 'guess' }, { ...from, network: '10.9.9' })))
  }

  expect(answers.slice(0, 5)).toEqual(Array(5).fill('wrong-credentials'))
  expect(answers.at(-1)).toBe('too-many-tries')
  expect(await whyOf(signIn(machine, { loginName, password }, { ...from, network: '10.9.9' }))).toBe('too-many-tries')
  expect(await whyOf(signIn(machine, { loginName, password }, { ...from, network: '10.1.1' }))).toBe('signed in')
})

test('whoever guesses many times at once has no more tries than one after the other', async () => {
  const { loginName } = await newPerson()
  const guess = () => whyOf(signIn(machine, { loginName, password: 'guess' }, { ...from, network: '10.9.8' }))

  const answers = await Promise.all(Array.from({ length: 12 }, guess))

  expect(answers.filter((why) => why === 'wrong-credentials')).toHaveLength(5)
})

test('one password tried on many names from one network comes to an end; elsewhere nobody waits for it', async () => {
  const { loginName } = await newPerson()
  const trying = (name: string, network: string) =>
    whyOf(signIn(machine, { loginName: name, password: 'Summer2026!' }, { ...from, network }))
  itIsNow('2026-03-02T01:00:00Z')
  for (let i = 0; i < 100; i++) await trying(`nobody.${i}`, '10.8.8')

  expect(await trying('nobody.more', '10.8.8')).toBe('too-many-tries')
  expect(await whyOf(signIn(machine, { loginName, password }, { ...from, network: '10.8.9' }))).toBe('signed in')
  itIsNow('2026-03-02T01:10:00Z')
  expect(await trying('nobody.more', '10.8.8')).toBe('wrong-credentials')
})

test('behind a proxy that is not believed nobody knows who guesses, and nobody pays for another', async () => {
  const trying = (name: string) => whyOf(signIn(machine, { loginName: name, password: 'guess' }, here))
  const here = { ...from, network: networkOf('127.0.0.1') }
  for (let i = 0; i < 100; i++) await trying(`nobody.${i}`)

  expect(await trying('nobody.more')).toBe('wrong-credentials')
})

test('wrong tries at names nobody has are forgotten after a day', async () => {
  const tries = (name: string) => whyOf(signIn(machine, { loginName: name, password: 'guess' }, from))
  const kept = () => inside(SYSTEM, (tx) => tx.selectFrom('sign_in_failures').select('bucket').execute())
  itIsNow('2026-03-02T01:00:00Z')
  await tries('nobody.yesterday')
  itIsNow('2026-03-03T01:00:01Z')
  await tries('nobody.today')

  const names = (await kept()).map(({ bucket }) => bucket.split('|')[0])
  expect(names).toContain('nobody.today')
  expect(names).not.toContain('nobody.yesterday')
})

test('a session nobody used for half an hour tells no more who it was, and takes up no other post', async () => {
  const { loginName, actor } = await newPerson()
  itIsNow('2026-03-02T01:00:00Z')
  const token = hashToken(await signIn(machine, { loginName, password }, from))
  itIsNow('2026-03-02T01:30:01Z')

  expect(await viewSession(machine, token)).toBeUndefined()
  expect(await whyOf(actAs(machine, token, { communityId: actor.communityId, role: 'steward' }))).toBe('signed-out')
})

test('an open session left behind gives ten tries at the password, not all there are', async () => {
  const { actor } = await newPerson()
  const answers: unknown[] = []
  for (let i = 0; i < 11; i++)
    answers.push(await run(actor, changePassword, { current: `guess number ${i}`, next: 'whatever it may be' }))

  expect(answers[9]).toMatchObject({ why: 'wrong-password' })
  expect(answers[10]).toMatchObject({ why: 'too-many-tries', detail: { retryAfterSeconds: expect.any(Number) } })
})

test('a new colleague signs in with the one-time code once and chooses a password that is not common', async () => {
  const { admin } = await newPerson()
  const accountId = newId()
  const made = await run(admin, createAccount, { accountId, loginName: 'colleague', name: '新同事' })
  const code = (made as { answer: { oneTimeCode: string } }).answer.oneTimeCode
  await inside(admin.communityId, (tx) =>
    tx
      .insertInto('grants')
      .values({
        community_id: admin.communityId,
        id: newId(),
        account_id: accountId,
        role: 'steward',
        starts_at: '2020-01-01T00:00:00.000Z',
      })
      .execute(),
  )
  const attempt = (newPassword?: string) =>
    whyOf(signIn(machine, { loginName: 'colleague', password: code, ...(newPassword ? { newPassword } : {}) }, from))

  expect(await attempt()).toBe('must-set-password')
  expect(await attempt('short')).toBe('password-too-short')
  expect(await attempt('1234567890')).toBe('password-is-common')
  expect(await attempt(password)).toBe('signed in')
  expect(await attempt(password)).toBe('wrong-credentials')
})

test('the one-time code is given once and stored nowhere', async () => {
  const { admin } = await newPerson()
  const id = newId()
  const input = { accountId: newId(), loginName: 'once.only', name: '一次' }

  const first = await run(admin, createAccount, input, id)
  const again = await run(admin, createAccount, input, id)

  expect(first).toMatchObject({ outcome: 'done', answer: { oneTimeCode: expect.stringMatching(/^[A-Z0-9]{4}-/) } })
  expect(again).toEqual({ outcome: 'done', answer: {} })
})

test('an ended post and a closed account end the session at once', async () => {
  const { admin, loginName, actor } = await newPerson()
  const tokenHash = hashToken(await signIn(machine, { loginName, password }, from))
  const ask = () => runCommand(machine, { tokenHash }, changePassword, newId(), { current: 'x', next: 'y' })
  expect(await ask()).toMatchObject({ why: 'wrong-password' })

  const grant = await inside(admin.communityId, (tx) =>
    tx.selectFrom('grants').select('id').where('account_id', '=', actor.id).executeTakeFirstOrThrow(),
  )
  await run(admin, endPost, { grantId: grant.id, communityId: admin.communityId })
  expect(await ask()).toMatchObject({ why: 'no-active-post' })

  await run(admin, disableAccount, { accountId: actor.id })
  expect(await ask()).toMatchObject({ why: 'signed-out' })
})

test('whoever signs in with the old password while it is being changed does not outlast the change', async () => {
  const { admin, loginName, actor } = await newPerson()
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  let begun = () => {}
  const changed = new Promise<void>((resolve) => {
    begun = resolve
  })
  const changing = inside(admin.communityId, async (tx) => {
    const password_hash = await hashPassword('另一句谁也想不到的话')
    await tx.updateTable('accounts').set({ password_hash }).where('id', '=', actor.id).execute()
    await endSessionsOf(tx, actor.id, machine.now().toISOString())
    begun()
    await held
  })
  await changed
  const signing = whyOf(signIn(machine, { loginName, password }, from))
  await Promise.race([signing, somebodyWaits(admin.communityId)])
  finish()
  await changing

  expect(await signing).toBe('wrong-credentials')
})

/** Until a transaction waits for what another holds. */
async function somebodyWaits(community: Id) {
  const waiting = () =>
    inside(community, async (tx) => {
      const { rows } = await sql`select from pg_locks where not granted`.execute(tx)
      return rows.length
    })
  await expect.poll(waiting).toBeGreaterThan(0)
}

test('a cover ends by itself', async () => {
  const admin = await newMember({ role: 'system-administrator' })
  await inside(admin.communityId, (tx) =>
    addAccount(tx, {
      loginName: 'cover',
      name: '顶班',
      password,
      posts: [
        {
          communityId: admin.communityId,
          role: 'steward',
          startsAt: '2026-03-01T00:00:00.000Z',
          endsAt: '2026-03-02T10:00:00.000Z',
          isCover: true,
        },
      ],
    }),
  )
  itIsNow('2026-03-02T09:59:00Z')
  const ask = () => whyOf(signIn(machine, { loginName: 'cover', password }, from))
  expect(await ask()).toBe('signed in')

  itIsNow('2026-03-02T10:00:01Z')
  expect(await ask()).toBe('no-active-post')
})

test('with a second factor the password alone is not enough, and a code works once', async () => {
  const { loginName, actor } = await newPerson()
  itIsNow('2026-03-02T01:00:00Z')
  const started = await run(actor, startTotp, { password })
  const uri = (started as { answer: { uri: string } }).answer.uri
  const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret')!)
  const codeAt = (moment: string) => new TOTP({ secret }).generate({ timestamp: Date.parse(moment) })
  expect(await run(actor, confirmTotp, { code: codeAt('2026-03-02T01:00:00Z') })).toMatchObject({ outcome: 'done' })

  itIsNow('2026-03-02T01:05:00Z')
  const totp = codeAt('2026-03-02T01:05:00Z')
  expect(await whyOf(signIn(machine, { loginName, password }, from))).toBe('totp-required')
  // At once and from two places, so that neither waits for the other.
  const both = ['10.0.1', '10.0.2'].map((network) =>
    whyOf(signIn(machine, { loginName, password, totp }, { ...from, network })),
  )
  expect((await Promise.all(both)).sort()).toEqual(['signed in', 'totp-wrong'])
  expect(await whyOf(signIn(machine, { loginName, password, totp }, from))).toBe('totp-wrong')

  // Nor is it good again for whoever confirms the factor once more, with the code before it.
  const again = await run(actor, confirmTotp, { code: codeAt('2026-03-02T01:04:30Z') })
  expect(again).toMatchObject({ why: 'totp-not-started' })
  expect(await whyOf(signIn(machine, { loginName, password, totp }, from))).toBe('totp-wrong')
})

test('an administrator does not reset herself, nor an account of another community', async () => {
  const { admin } = await newPerson()
  const stranger = await newMember({ role: 'steward', community: (await newPerson()).admin.communityId })
  const elsewhere = await newMember({
    role: 'system-administrator',
    community: await newCommunity(),
  })

  expect(await run(admin, resetAccount, { accountId: admin.id })).toMatchObject({ why: 'not-for-yourself' })
  expect(await run(elsewhere, resetAccount, { accountId: stranger.id })).toMatchObject({ why: 'not-found' })
})
