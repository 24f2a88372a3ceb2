import type { Actor } from '@red-steward/domain/identity/actor'
import { SYSTEM } from '@red-steward/domain/ids'
import { refuseWith } from '../kernel/refused.ts'

/** Channels, webhooks and keys belong to one community: whoever manages the installation first takes up a post in it. */
export function requireCommunity({ communityId }: Actor): void {
  if (communityId === SYSTEM) refuseWith('only-in-a-community')
}
