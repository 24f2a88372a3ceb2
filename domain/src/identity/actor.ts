import { z } from 'zod'
import type { Id } from '../ids.ts'

/** The fourteen roles of handbook §10. */
export const Role = z.enum([
  'resident',
  'building-head',
  'property-steward',
  'steward',
  'grid-lead',
  'station-desk',
  'secretary',
  'mediator',
  'counsellor',
  'volunteer',
  'street-dispatcher',
  'department-handler',
  'auditor',
  'system-administrator',
])
export type Role = z.infer<typeof Role>

/**
 * Who is asking, in which post, and how far they reach: `grids` is the grids of the community they may see,
 * or `all` for the whole community. Built from the session and its grants at the start of every transaction.
 */
export interface Actor {
  id: Id
  name: string
  role: Role
  communityId: Id
  grids: 'all' | readonly Id[]
}

/** Whether a grid lies in the actor's reach. */
export function reaches(actor: Actor, gridId: Id | null): boolean {
  return actor.grids === 'all' || (gridId !== null && actor.grids.includes(gridId))
}
