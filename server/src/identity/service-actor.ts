import { createHash } from 'node:crypto'
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import { Id } from '@red-steward/domain/ids'
import type { Tx } from '../kernel/db.ts'

/** Who acts without an account of their own: a resident at the portal, another system, the clock. */
export type Service = 'resident' | 'outside' | 'clock'

const roleOf: Record<Service, Role> = { resident: 'resident', outside: 'resident', clock: 'secretary' }
const nameOf: Record<Service, string> = { resident: '居民', outside: '外部系统', clock: '系统' }

/**
 * The actor under whose name a resident, another system or the clock acts in a community. It has no post and no password:
 * nobody can sign in as it; programs hand it to `runCommand` as the caller. Its account is made by `ensureServiceAccount`.
 */
export function serviceActor(communityId: Id, service: Service): Actor {
  return {
    id: serviceId(communityId, service),
    name: nameOf[service],
    role: roleOf[service],
    communityId,
    grids: 'all',
  }
}

/** Makes the account that rows written by the service point to, when it is not there. Call inside the community. */
export async function ensureServiceAccount(tx: Tx, communityId: Id, service: Service): Promise<void> {
  const id = serviceId(communityId, service)
  await tx
    .insertInto('accounts')
    .values({
      id,
      login_name: `${service}.${id.replaceAll('-', '').slice(0, 30)}`,
      display_name: nameOf[service],
      service,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The same id everywhere and every time, of the form of a version 8 UUID. */
function serviceId(communityId: Id, service: Service): Id {
  const hex = createHash('sha256').update(`${service}|${communityId}`).digest('hex')
  return Id.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  )
}
