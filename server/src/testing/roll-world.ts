import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { expect } from 'vitest'
import { admit } from '../kernel/gate.ts'
import type { Roll } from '../registry/roll.ts'
import { currentRoll, readRoll } from '../registry/rolls.ts'
import { inside, machine } from './world.ts'

/** What search knows of a community, as kept in memory; fails when that differs from what the register says. */
export async function rollOf(communityId: Id) {
  const actor: Actor = { id: communityId, name: '', role: 'secretary', communityId, grids: 'all' }
  const { epoch } = await admit(machine.db, { actor }, machine.now().toISOString() as Instant)
  const [kept, fresh] = await inside(communityId, async (tx) => [
    plain(await currentRoll({ tx, actor, epoch })),
    plain(await readRoll(tx, communityId)),
  ])
  expect(kept).toEqual(fresh)
  return kept!
}

function plain({ persons, doors, places }: Roll) {
  const { compounds, buildings } = places
  return { persons: Object.fromEntries(persons), doors: Object.fromEntries(doors), compounds, buildings }
}
