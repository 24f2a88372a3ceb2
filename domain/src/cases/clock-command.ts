import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'

/** What the clock does of itself; never asked for over the network. */
export const keepClock = commandShape({
  name: 'cases.keep-clock',
  permission: 'cases.dispatch',
  summary:
    'Writes what the clock has to say of a case by now: warnings, lateness on each rung, silence taken as acceptance; what was evaluated and cannot be opened again goes into the archive.',
  input: z.strictObject({ caseId: Id }),
})

/** So does this. */
export const followHolidays = commandShape({
  name: 'cases.follow-holidays',
  permission: 'cases.dispatch',
  summary: 'Computes the deadlines of what is open anew when the program came with other holidays than before.',
  input: z.strictObject({}),
  answer: z.strictObject({ recomputed: z.int() }),
})
