// One incident over many households: which doors it reaches, proposed from the register; a person confirms them.
import { z } from 'zod'
import { allow, refuse } from '../decision.ts'
import { type CaseState, isOpen } from './case.ts'

/** How a door is reached: it is the source; lies below it; in its unit; in its building; at the lift that stopped. */
export const AffectedHow = z.enum(['SOURCE', 'BELOW', 'UNIT', 'BUILDING', 'LIFT'])
export type AffectedHow = z.infer<typeof AffectedHow>
export const affectedHowWords: Record<AffectedHow, { zh: string; en: string }> = {
  SOURCE: { zh: '事发户', en: 'Where it began' },
  BELOW: { zh: '楼下住户', en: 'Below it' },
  UNIT: { zh: '同单元住户', en: 'Same unit' },
  BUILDING: { zh: '同幢住户', en: 'Same building' },
  LIFT: { zh: '同一部电梯', en: 'Same lift' },
}

/** What of the building is reached, besides the source itself. */
export const IncidentScope = z.enum(['BELOW', 'UNIT', 'BUILDING', 'LIFT'])
export type IncidentScope = z.infer<typeof IncidentScope>

/** What a home says, asked by a colleague or by its own phone. The last one counts. */
export const AffectedAnswer = z.enum(['NOT_AFFECTED', 'NOT_WELL', 'NEEDS_HELP', 'WELL'])
export type AffectedAnswer = z.infer<typeof AffectedAnswer>
export const affectedAnswerWords: Record<AffectedAnswer, { zh: string; en: string }> = {
  NOT_AFFECTED: { zh: '没受影响', en: 'Not affected' },
  NOT_WELL: { zh: '受影响，还没好', en: 'Affected, not over yet' },
  NEEDS_HELP: { zh: '需要帮助', en: 'Needs help' },
  WELL: { zh: '已经好了', en: 'Settled' },
}

/** How long the link in the message to a home opens its answer; afterwards, or from another phone, by a code. Ours. */
export const HOME_LINK_DAYS = 30

export interface Door {
  id: string
  unitId: string | null
  floor: number
  room: string
}

export interface AffectedDoor {
  id: string
  how: AffectedHow
}

/** More than a building has doors is a slip, or a campaign. */
export const MOST_AFFECTED = 500

/**
 * The doors of one building that an incident reaches, the source first. `source` is null when it began in no flat (a riser, the
 * lift): then the unit or the whole building. A building without units counts as one.
 */
export function affectedDoors(
  doors: readonly Door[],
  { sourceId, unitId, scopes }: { sourceId: string | null; unitId: string | null; scopes: readonly IncidentScope[] },
): AffectedDoor[] {
  const source = doors.find(({ id }) => id === sourceId)
  const unit = source?.unitId ?? unitId
  const inUnit = (door: Door) => unit === null || door.unitId === unit
  const howOf = (door: Door): AffectedHow | null => {
    if (door.id === source?.id) return 'SOURCE'
    if (scopes.includes('BELOW') && source && inUnit(door) && door.floor < source.floor) return 'BELOW'
    if (scopes.includes('LIFT') && inUnit(door)) return 'LIFT'
    if (scopes.includes('UNIT') && inUnit(door)) return 'UNIT'
    return scopes.includes('BUILDING') ? 'BUILDING' : null
  }
  return doors
    .flatMap((door) => {
      const how = howOf(door)
      return how ? [{ door, how }] : []
    })
    .sort((a, b) => rank(a.how) - rank(b.how) || b.door.floor - a.door.floor || (a.door.room < b.door.room ? -1 : 1))
    .map(({ door, how }) => ({ id: door.id, how }))
}

const rank = (how: AffectedHow) => AffectedHow.options.indexOf(how)

/** Refuses `case-ended`, `incident-confidential`, `incident-without-place`: without a building there are no doors. */
export function mayOpenIncident(one: { state: CaseState; confidential: boolean; buildingId: string | null }) {
  if (one.confidential) return refuse('incident-confidential')
  if (!isOpen(one.state)) return refuse('case-ended')
  return one.buildingId === null ? refuse('incident-without-place') : allow
}
