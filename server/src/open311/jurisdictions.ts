// Each community is a jurisdiction, named by its code. Where there is one community, its name may be left out.
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import { serviceActor } from '../identity/index.ts'
import type { Tx } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import type { Vault } from '../kernel/vault.ts'
import { Problem } from './problem.ts'

export interface Jurisdiction {
  communityId: Id
  code: string
  name: string
}

export async function jurisdictionOf(machine: Machine, asked: string | undefined): Promise<Jurisdiction> {
  const all = await inCommunity(machine, SYSTEM, ({ tx }) =>
    tx
      .selectFrom('communities')
      .select(['id as communityId', 'code', 'name'])
      .where('id', '<>', SYSTEM)
      .$if(asked !== undefined, (from) => from.where('code', '=', asked!))
      .limit(2)
      .execute(),
  )
  if (asked === undefined && all.length > 1) throw new Problem(400, 'jurisdiction_id was not provided')
  const [one] = all
  if (!one) throw new Problem(404, 'jurisdiction_id was not found')
  return one
}

export interface Inside {
  tx: Tx
  now: string
  vault: Vault
  communityId: Id
}

/** Reads inside a community as another system: only what the statement itself lets out. */
export function inCommunity<T>(machine: Machine, communityId: Id, work: (inside: Inside) => Promise<T>): Promise<T> {
  const now = machine.now().toISOString()
  return entered(machine.db, { actor: serviceActor(communityId, 'outside') }, now, async ({ tx }) =>
    work({ tx, now, communityId, vault: await machine.keys.of(tx, communityId) }),
  )
}
