import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { afterAll, inject } from 'vitest'
import { type AnyCommand, runCommand } from '../kernel/command.ts'
import { openDb, type Tx } from '../kernel/db.ts'
import { FileStore } from '../kernel/files.ts'
import { Jobs } from '../kernel/jobs.ts'
import type { Machine } from '../kernel/machine.ts'
import { type AnyQuery, runQuery } from '../kernel/query.ts'
import { entered } from '../kernel/transaction.ts'
import { KeyRing } from '../kernel/vault.ts'
import { freshDatabase } from './cluster.ts'

/** The owner's address of this test file's own database; the machine below works as `steward_app`. */
export const databaseUrl = await freshDatabase(inject('clusterUrl'), `t_${newId().replaceAll('-', '')}`)
const filesRoot = mkdtempSync(join(tmpdir(), 'steward-files-'))
const db = openDb({ connectionString: databaseUrl, role: 'steward_app', max: 8 })

let clock: Date | undefined
export const machine: Machine = {
  db,
  keys: new KeyRing(Buffer.alloc(32, 7)),
  files: new FileStore(filesRoot),
  jobs: new Jobs(db),
  now: () => clock ?? new Date(),
}
afterAll(async () => {
  await machine.jobs.stop()
  await db.close()
  rmSync(filesRoot, { recursive: true, force: true })
})

/** Stops the clock of the machine at a moment; without an argument it runs again. */
export function itIsNow(moment?: string) {
  clock = moment ? new Date(moment) : undefined
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Work as the application role inside one community, without a command: for arranging and for looking. */
export function inside<T>(communityId: Id, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor: Actor = { id: nobody, name: '', role: 'secretary', communityId, grids: 'all' }
  return entered(db, { actor }, machine.now().toISOString(), ({ tx }) => work(tx))
}

let communities = 0

export async function newCommunity({ name = '测试社区' }: { name?: string } = {}): Promise<Id> {
  const id = newId()
  const code = `522699${String(++communities).padStart(6, '0')}`
  await inside(id, (tx) => tx.insertInto('communities').values({ id, code, name }).execute())
  return id
}

let homeCommunity: Promise<Id> | undefined

/** The community in which people of this test file live unless said otherwise. */
export function home(): Promise<Id> {
  homeCommunity ??= newCommunity()
  return homeCommunity
}

let members = 0

/** A person with an account and a grant, as the actor they would be after signing in. */
export async function newMember({
  role,
  community,
  grids = 'all',
}: {
  role: Role
  community?: Id
  grids?: 'all' | Id[]
}): Promise<Actor> {
  const communityId = community ?? (await home())
  const id = newId()
  const name = `${role} ${++members}`
  await inside(communityId, async (tx) => {
    await tx
      .insertInto('accounts')
      .values({ id, login_name: `u${id.replaceAll('-', '')}`, display_name: name })
      .execute()
    await tx
      .insertInto('grants')
      .values({
        community_id: communityId,
        id: newId(),
        account_id: id,
        role,
        grid_ids: grids === 'all' ? null : grids,
        starts_at: '2020-01-01T00:00:00.000Z',
      })
      .execute()
  })
  return { id, name, role, communityId, grids }
}

export function run(actor: Actor, command: AnyCommand, input: unknown, id: string = newId()) {
  return runCommand(machine, { actor }, command, id, input)
}

export function ask(actor: Actor, query: AnyQuery, input: unknown) {
  return runQuery(machine, { actor }, query, input)
}

/** The audit of what an actor did, oldest first. */
export function auditOf(actor: Actor) {
  return inside(actor.communityId, (tx) =>
    tx
      .selectFrom('audit')
      .select(['action', 'outcome', 'subject_kind', 'subject_id', 'detail'])
      .where('actor_id', '=', actor.id)
      .orderBy('id')
      .execute(),
  )
}
