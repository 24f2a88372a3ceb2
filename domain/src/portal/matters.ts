// What a resident writes at the door, and what that asks of them.
import { REOPEN_DAYS } from '../cases/callback.ts'
import { CaseClass, type LeafCode, leafOf } from '../cases/catalogue.ts'
import { allow, refuse } from '../decision.ts'
import { readLine } from '../notebook/read-line.ts'
import type { DoorAnswer } from '../places/door.ts'
import type { Instant } from '../time.ts'

export interface ReportReading {
  /** What it is about; a suggestion (0903) where the words leave a doubt, so that the desk sorts it. */
  leaf: LeafCode
  sure: boolean
  /** Others it may be about, the likeliest first. */
  others: LeafCode[]
  class: CaseClass
  /** Somebody may be in danger: the emergency numbers come first (handbook §0.2 rule 11). */
  isEmergency: boolean
}

export const UNSORTED: LeafCode = '0903'

/** The same reading as the steward's notebook, with nobody's door or name at hand. */
export function readReport(text: string, now: Instant): ReportReading {
  const nothing: DoorAnswer = { candidates: [], reason: 'nothing-recognised', reading: {}, rest: text }
  const { leaf, leaves, class: spoken } = readLine(text, { seekDoor: () => nothing, people: [], now })
  const found = leaf ?? UNSORTED
  const isEmergency = spoken === 'P1' || leaves.some((one) => leafOf(one.leaf).class === 'P1')
  return {
    leaf: found,
    sure: leaf !== undefined,
    others: leaves.map((one) => one.leaf).filter((other) => other !== found),
    class: leaf ? leafOf(leaf).class : spoken === 'P1' ? 'P1' : CaseClass.enum.P3,
    isEmergency,
  }
}

/**
 * Safety and what all share: reported without a name, and shown to neighbours as something already known. What concerns
 * a neighbour, a home or a member of staff takes a phone that was confirmed (handbook §11, "informing on neighbours").
 */
export function isPublicMatter(leaf: LeafCode): boolean {
  const personal: readonly string[] = ['0306', '0602', '0603', '0607', '0608']
  const ofAll: readonly string[] = ['0202', '0203', '0204', '0205', '0206', '0207', '0208']
  return (['01', '03', '04', '05', '06'].includes(leaf.slice(0, 2)) && !personal.includes(leaf)) || ofAll.includes(leaf)
}

/** Questions, ideas and thanks harm nobody; who tells of somebody in danger at home is heard in any case (§4.4). */
function isOpenToAll(leaf: LeafCode): boolean {
  return ['0701', '0704', '0705', '0706', '0901', '0902', '0903', '0904'].includes(leaf)
}

/** Refuses `portal-phone-needed`. */
export function mayReportHere(leaf: LeafCode, hasPhone: boolean) {
  return hasPhone || isPublicMatter(leaf) || isOpenToAll(leaf) ? allow : refuse('portal-phone-needed')
}

/** Matters of one person or one home are never offered to neighbours as "also me". Refuses `portal-not-shared`. */
export function mayJoin(one: { leaf: LeafCode; confidential: boolean; open: boolean }) {
  return isPublicMatter(one.leaf) && !one.confidential && one.open ? allow : refuse('portal-not-shared')
}

/** Until when "not solved" opens it again (handbook §5.1 step 7); null when it never ended by being closed. */
export function reopenUntil(closedAt: Instant | null): Instant | null {
  return closedAt && (new Date(Date.parse(closedAt) + REOPEN_DAYS * 86_400_000).toISOString() as Instant)
}
