import { LoginName } from '@red-steward/domain/identity/accounts'
import { type Actor, Role } from '@red-steward/domain/identity/actor'
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import type { PoolClient } from 'pg'
import { boot } from '../boot.ts'
import { addAccount } from '../identity/add-account.ts'
import { hashCode, newOneTimeCode } from '../identity/secrets.ts'
import type { Tx } from '../kernel/db.ts'
import { auditLine, sealed } from '../kernel/trail.ts'
import { entered } from '../kernel/transaction.ts'
import { holderOf } from '../lock.ts'
import { type CliCommand, print, UsageProblem } from './cli-command.ts'

const operator: Actor = { id: SYSTEM, name: '', role: 'system-administrator', communityId: SYSTEM, grids: 'all' }

export const userCommand: CliCommand = {
  name: 'user',
  summary: 'list accounts, add one, or give one a new one-time code',
  help: `Usage:
  steward user list
  steward user add LOGIN NAME ROLE [COMMUNITY_CODE]   answers a one-time code (72 h)
  steward user reset LOGIN                            takes password and second factor away, answers a new code

Roles: ${Role.options.join(', ')}
Without COMMUNITY_CODE the post is of the whole installation (system-administrator only).
With the embedded database, stop the product first; or use the accounts page.`,
  async run(args, config) {
    if (!config.databaseUrl) {
      const holder = holderOf(config.dataDir)
      if (holder)
        throw new UsageProblem(`the product is running (${holder.url}); stop it first, or use its accounts page`)
    }
    const { machine, stop } = await boot(config)
    try {
      const now = machine.now().toISOString()
      await entered(machine.db, { actor: operator }, now, ({ tx, client }) =>
        act(tx, args, now, (action, subject) => note(client, action, subject, now)),
      )
    } finally {
      await stop()
    }
    return 0
  },
}

type Note = (action: string, subject: Id) => Promise<unknown>

/** The operator's own deeds stand in the audit of the whole installation, without a person: the machine knows none. */
function note(client: PoolClient, action: string, subject: Id, now: string) {
  const line = { ...auditLine(action, 'done', {}), subject_kind: 'account', subject_id: subject }
  const lines = JSON.stringify(sealed([line], now, null))
  return client.query('select record_command(null,null,null,$1,$2,null,$3,$4,$4)', [operator.role, now, lines, '[]'])
}

async function act(tx: Tx, [verb, ...args]: string[], now: string, noted: Note) {
  if (verb === 'list') return list(tx)
  if (verb === 'add') return add(tx, args, now, noted)
  if (verb === 'reset') return reset(tx, args, now, noted)
  throw new UsageProblem('say list, add or reset; steward user --help tells more')
}

async function list(tx: Tx) {
  const rows = await tx
    .selectFrom('accounts')
    .select(['login_name', 'disabled_at', 'password_hash'])
    .orderBy('login_name')
    .execute()
  for (const row of rows) {
    print(
      `${row.login_name.padEnd(20)} ${row.disabled_at ? 'closed' : row.password_hash ? 'active' : 'waits for its first sign-in'}`,
    )
  }
}

async function add(tx: Tx, [login, name, role, communityCode]: string[], now: string, noted: Note) {
  const loginName = LoginName.safeParse(login)
  const post = Role.safeParse(role)
  if (!loginName.success || !name || !post.success)
    throw new UsageProblem('usage: steward user add LOGIN NAME ROLE [COMMUNITY_CODE]')
  if (!communityCode && post.data !== 'system-administrator') throw new UsageProblem('this role needs a COMMUNITY_CODE')
  const community = await tx
    .selectFrom('communities')
    .select('id')
    .where('code', '=', communityCode ?? '0')
    .executeTakeFirst()
  if (!community) throw new UsageProblem(`there is no community ${communityCode}`)
  const { code, expiresAt } = freshCode(now)
  const id = await addAccount(tx, {
    loginName: loginName.data,
    name,
    oneTimeCode: { code, expiresAt },
    posts: [{ communityId: community.id, role: post.data, startsAt: now }],
  })
  await noted('identity.operator-adds-account', id)
  print(`one-time code: ${code}`)
}

async function reset(tx: Tx, [login]: string[], now: string, noted: Note) {
  const { code, expiresAt } = freshCode(now)
  const done = await tx
    .updateTable('accounts')
    .set({
      password_hash: null,
      totp_secret: null,
      totp_confirmed_at: null,
      one_time_code_hash: hashCode(code),
      one_time_code_expires_at: expiresAt,
    })
    .where('login_name', '=', login ?? '')
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new UsageProblem(`there is no account ${login ?? ''}`)
  await tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('account_id', '=', done.id)
    .where('ended_at', 'is', null)
    .execute()
  await noted('identity.operator-resets-account', done.id)
  print(`one-time code: ${code}`)
}

function freshCode(now: string) {
  return { code: newOneTimeCode(), expiresAt: new Date(Date.parse(now) + 72 * 3_600_000).toISOString() }
}
