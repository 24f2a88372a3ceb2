// Phones of the bench: the real engine over real HTTP, with memory for a disk.
import { type Id, newId } from '@red-steward/domain/ids'
import { PROTOCOL } from '@red-steward/domain/sync/wire'
import { sql } from 'kysely'
import { addAccount } from '../server/src/identity/index.ts'
import { openDb } from '../server/src/kernel/db.ts'
import { entered } from '../server/src/kernel/transaction.ts'
import { KeyRing } from '../server/src/kernel/vault.ts'
import { Engine } from '../web/src/field/offline/engine.ts'
import { httpNetwork } from '../web/src/field/offline/network-http.ts'
import { MemoryStorage } from '../web/src/field/offline/storage-memory.ts'
import { keysOf, newRoot, Sealer, toBase64 } from '../web/src/field/offline/vault.ts'
import { MASTER_KEY } from './crowd.ts'
import type { Stand } from './stand.ts'

export const PASSWORD = 'bench-bench-bench-17'

/** An account with a post in these grids; made once, also between runs. */
export async function newSteward(stand: Stand, loginName: string, gridIds: Id[] | null): Promise<void> {
  const db = openDb({ connectionString: stand.ownerUrl, role: 'steward_app', max: 1 })
  const { communityId } = stand
  const actor = { id: communityId, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
  await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
    const known = await tx.selectFrom('accounts').select('id').where('login_name', '=', loginName).executeTakeFirst()
    if (known) return
    const post = { communityId, startsAt: '2020-01-01T00:00:00.000Z' }
    const posts = [gridIds ? { ...post, role: 'steward' as const, gridIds } : { ...post, role: 'secretary' as const }]
    await addAccount(tx, { loginName, name: '压测', password: PASSWORD, posts })
  })
  await db.close()
}

/** A grid of the usual size: five buildings, about 500 households and 1,000 persons. Made once, also between runs. */
export async function newGrid(stand: Stand): Promise<Id> {
  const db = openDb({ connectionString: stand.ownerUrl, role: 'steward_app', max: 1 })
  const { communityId } = stand
  const actor = { id: communityId, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
  const code = '522699999999999'
  const id = await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
    const known = await tx.selectFrom('grids').select('id').where('code', '=', code).executeTakeFirst()
    if (known) return known.id
    const id = newId()
    await tx
      .insertInto('grids')
      .values({ community_id: communityId, id, code, name: '压测网格', kind: 'BASE' })
      .execute()
    await sql`update buildings set grid_id = ${id} where community_id = ${communityId} and id in (
      select id from buildings where community_id = ${communityId} and grid_id = ${stand.gridIds[0]} order by id limit 5)`.execute(
      tx,
    )
    return id
  })
  await db.close()
  return id
}

/** The stand's people have bytes in place of sealed numbers, for loading fast; phones open what they are given. */
export async function sealPhones(stand: Stand): Promise<void> {
  const db = openDb({ connectionString: stand.ownerUrl, role: 'steward_app', max: 1 })
  const { communityId } = stand
  const actor = { id: communityId, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
  await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
    const { rows } = await sql<{
      id: Id
    }>`select id from persons where community_id = ${communityId} and (substr(phone_sealed, 1, 1) = '\\x00' or substr(id_number_sealed, 1, 1) = '\\x00')`.execute(
      tx,
    )
    const vault = await new KeyRing(MASTER_KEY).of(tx, communityId)
    const hexed = (column: string, text: (at: number) => string) =>
      rows.map(({ id }, at) => vault.seal(text(at), `persons|${column}|${id}`).toString('hex'))
    const phones = hexed('phone_sealed', (at) => `138${String(at).padStart(8, '0')}`)
    const numbers = hexed('id_number_sealed', () => '522699198005040012')
    await sql`
      update persons p set phone_sealed = decode(x.phone, 'hex'),
        id_number_sealed = case when p.id_number_sealed is not null then decode(x.number, 'hex') end
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${phones}::text[], ${numbers}::text[]) x (id, phone, number)
      where p.community_id = ${communityId} and p.id = x.id`.execute(tx)
  })
  await db.close()
}

export async function cookieOf(url: string, loginName: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`the bench cannot sign in: ${answer.status}`)
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

export async function command(
  url: string,
  cookie: string,
  name: string,
  input: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/api/commands/${name}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), input }),
  })
  const body = (await answer.json()) as { answer: Record<string, unknown>; why?: string }
  if (!answer.ok) throw new Error(`${name}: ${body.why}`)
  return body.answer
}

export interface Enrolled {
  deviceId: Id
  token: string
}

export async function enrol(url: string, cookie: string): Promise<Enrolled> {
  const deviceId = newId()
  const publicKey = toBase64(new Uint8Array(65).fill(4))
  const input = { deviceId, label: '压测', appVersion: '1', protocol: PROTOCOL, publicKey }
  const { token } = await command(url, cookie, 'sync.enrol-device', input)
  return { deviceId, token: token as string }
}

export async function newPhone(url: string, { deviceId, token }: Enrolled): Promise<Engine> {
  const access = { deviceId, communityId: deviceId, orderToken: '', token: () => token }
  return Engine.open(
    {
      storage: new MemoryStorage(),
      network: httpNetwork(access, url),
      sealer: new Sealer(await keysOf(newRoot()), 'vault'),
      now: () => new Date().toISOString(),
      appVersion: '1',
      changed: () => {},
    },
    { token, signingKey: '' },
  )
}
