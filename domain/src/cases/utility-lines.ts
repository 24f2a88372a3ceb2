import type { UtilityKind } from '../places/utility-contacts.ts'
import type { Callee, Line } from './playbooks.ts'

/** Whom a playbook means whose number the community keeps; the others are dialled as they stand or live at a door. */
export const utilityOf: Partial<Record<Line | Callee, UtilityKind>> = {
  gas: 'GAS',
  water: 'WATER',
  lift: 'LIFT',
  property: 'PROPERTY',
}
