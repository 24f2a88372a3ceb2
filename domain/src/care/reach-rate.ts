import { z } from 'zod'
import { queryShape } from '../api.ts'
import { GroupCode } from '../registry/key-groups.ts'
import { Month } from './planner.ts'

/** 特殊困难老年人 of the national goal: living alone, empty nest, left behind, disabled, severe disability, special families. */
export const specialElders: readonly GroupCode[] = ['K01', 'K02', 'K03', 'K04', 'K09', 'K14']

/** Fewer people than this are not told apart in a count (handbook §11). */
export const SMALLEST_SHOWN = 5

const Cell = z.strictObject({
  /** null with `suppressed`. */
  n: z.int().nullable(),
  reached: z.int().nullable(),
  /** 0 to 1; null where n is 0 ("—") or suppressed. */
  rate: z.number().nullable(),
  suppressed: z.boolean(),
})

export const careReachRate = queryShape({
  name: 'care.reach-rate',
  permission: 'care.read',
  summary: 'Monthly reach: people of a set with at least one completed contact, by group; fewer than five suppressed.',
  input: z.strictObject({
    month: Month,
    groups: z
      .array(GroupCode)
      .min(1)
      .max(16)
      .default([...specialElders]),
    gridId: z.uuid().optional(),
  }),
  answer: z.strictObject({
    /** The day the set was counted on: the last of the month, or today. */
    countedOn: z.iso.date(),
    all: Cell,
    byGroup: z.array(z.strictObject({ groupCode: GroupCode, ...Cell.shape })),
  }),
})
