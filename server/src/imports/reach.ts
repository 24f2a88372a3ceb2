import type { Actor } from '@red-steward/domain/identity/actor'
import { refuseWith } from '../kernel/refused.ts'

/** A file may name any door of the community, so whoever imports reaches all of it. */
export function ensureWholeCommunity(actor: Actor): void {
  if (actor.grids !== 'all') refuseWith('import-needs-whole-community')
}
