// Lists of persons and households with filters and keyset paging.
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'

const flag = z.stringbool().or(z.boolean())
const whole = z.coerce.number().int()

/** What both lists can be narrowed by; every field narrows further. */
const place = {
  gridId: Id.optional(),
  compoundId: Id.optional(),
  buildingId: Id.optional(),
  /** Not confirmed for this many days (or never). */
  staleDays: whole.min(1).max(3650).optional(),
}

export const PersonFilters = z.strictObject({
  ...place,
  ageFrom: whole.min(0).max(150).optional(),
  ageTo: whole.min(0).max(150).optional(),
  sex: z.enum(['0', '1', '2', '9']).optional(),
  /** K01 to K16; needs `registry.read-eligibility`. */
  group: z
    .string()
    .regex(/^K(0[1-9]|1[0-6])$/)
    .optional(),
  /** The kind of living: AT_HOME, REGISTERED_ELSEWHERE, TENANT, LODGER… */
  residence: z.string().max(40).optional(),
  missingPhone: flag.optional(),
  missingIdNumber: flag.optional(),
})
export type PersonFilters = z.infer<typeof PersonFilters>

export const HouseholdFilters = z.strictObject({
  ...place,
  /** Use of the dwelling: OWNER, RENTED, VACANT… */
  use: z.string().max(40).optional(),
  membersFrom: whole.min(0).max(99).optional(),
  membersTo: whole.min(0).max(99).optional(),
  /** At least one member aged 60 or more. */
  withElder: flag.optional(),
})
export type HouseholdFilters = z.infer<typeof HouseholdFilters>

export const ListOrder = z.enum(['address', 'name', 'freshness'])
export type ListOrder = z.infer<typeof ListOrder>

const paging = {
  order: ListOrder.default('address'),
  /** The `next` of the page before. */
  after: z.string().max(400).optional(),
  limit: whole.min(1).max(200).default(50),
}

const shown = {
  buildingId: Id,
  dwellingId: Id,
  householdId: Id,
  compound: z.string(),
  building: z.string(),
  unit: z.string().nullable(),
  floor: z.int().nullable(),
  room: z.string(),
  address: z.string(),
  /** The day the record was last confirmed, null when never. */
  confirmedOn: Day.nullable(),
}

export const ListedPerson = z.object({
  id: Id,
  /** As this role may see it; for the property's people everything up to `hasIdNumber` is null. */
  name: z.string(),
  sex: z.enum(['0', '1', '2', '9']).nullable(),
  age: z.int().nullable(),
  birthDate: Day.nullable(),
  relation: z.string().nullable(),
  residence: z.string().nullable(),
  hasPhone: z.boolean().nullable(),
  hasIdNumber: z.boolean().nullable(),
  ...shown,
})
export type ListedPerson = z.infer<typeof ListedPerson>

export const ListedHousehold = z.object({
  id: Id,
  head: z.string().nullable(),
  headId: Id.nullable(),
  members: z.int(),
  /** Aged 60 or more; null for roles that see no ages. */
  elders: z.int().nullable(),
  use: z.string(),
  ...shown,
})
export type ListedHousehold = z.infer<typeof ListedHousehold>

const page = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    /** Give it back as `after` for the next page; null on the last. */
    next: z.string().nullable(),
    /** How many there are in all; given with the first page only. */
    total: z.int().nullable(),
  })

export const PersonPage = page(ListedPerson)
export type PersonPage = z.infer<typeof PersonPage>
export const HouseholdPage = page(ListedHousehold)
export type HouseholdPage = z.infer<typeof HouseholdPage>

export const listPersons = queryShape({
  name: 'registry.list-persons',
  permission: 'registry.read',
  summary: 'Persons living here now, filtered, ordered, by pages.',
  input: z.strictObject({ ...PersonFilters.shape, ...paging }),
  answer: PersonPage,
})

export const listHouseholds = queryShape({
  name: 'registry.list-households',
  permission: 'registry.read',
  summary: 'Households living here now, filtered, ordered, by pages.',
  input: z.strictObject({ ...HouseholdFilters.shape, ...paging }),
  answer: HouseholdPage,
})
