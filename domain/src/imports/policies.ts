import { z } from 'zod'

/** What to do where the file and the register differ about a person who is already registered. */
export const Policy = z.enum(['skip', 'fill-empty', 'overwrite', 'ask'])
export type Policy = z.infer<typeof Policy>

/** One policy per class of facts. `identity`: name, sex, birth date, id number; `contact`: phone; `home`: where and how they live. */
export const Policies = z.strictObject({
  identity: Policy.default('fill-empty'),
  contact: Policy.default('fill-empty'),
  home: Policy.default('ask'),
})
export type Policies = z.infer<typeof Policies>

export const cautious: Policies = { identity: 'fill-empty', contact: 'fill-empty', home: 'ask' }

/** A person's word on one row that asks: it is that person, it is somebody else, leave the row out. */
export const RowAnswer = z.enum(['same', 'new', 'skip'])
export type RowAnswer = z.infer<typeof RowAnswer>
