import { Month } from '@red-steward/domain/cases/rates'
import { RepeatKind } from '@red-steward/domain/cases/repeats'
import { z } from 'zod'

/** Windows of what comes back, in days. */
export const windows = [30, 90, 180] as const

export const RatesSearch = z.object({
  /** Left out: the running one. */
  month: Month.optional().catch(undefined),
  branch: z
    .string()
    .regex(/^0[1-9]$/)
    .optional()
    .catch(undefined),
  kind: RepeatKind.default('DOOR').catch('DOOR'),
  days: z.literal(windows).default(30).catch(30),
})
