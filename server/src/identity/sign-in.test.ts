import type { Actor } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { Secret, TOTP } from 'otpauth'
import { afterEach, expect, test } from 'vitest'
import { runCommand } from '../kernel/command.ts'
import { auditOf, inside, itIsNow, machine, newCommunity, newMember, run } from '../testing/world.ts'
import { addAccount } from './add-account.ts'
import { createAccount, disableAccount, endPost, resetAccount } from './manage-accounts.ts'
import { changePassword, confirmTotp, startTotp } from './own-account.ts'
import { hashToken } from './secrets.ts'
import { signIn, viewSession } from './sign-in.ts'

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
