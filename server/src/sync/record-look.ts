import { recordLook as shape } from '@red-steward/domain/sync/commands'
import { command } from '../kernel/command.ts'

/** The look has happened, whatever has become of the record or of the reach since; nothing is given away by noting it. */
export const recordLook = command(shape, async ({ trail }, { personId, field, reason, at }) => {
  trail.looked('person', personId, [field], reason || undefined, at)
})
