import type { HouseholdView } from '@red-steward/domain/registry/pages'

/** What every dialog about a household is given. */
export interface HouseholdDialogProps {
  household: HouseholdView
  onClose: () => void
}
