// Commands that bring persons and households into the register.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { DwellingUse } from '../places/place.ts'
import { Day } from '../time.ts'
import { ConfirmMeans } from './codes.ts'
import { NewMember, Note } from './person.ts'

export const registerHousehold = commandShape({
  name: 'registry.register-household',
  permission: 'registry.edit',
  summary: 'Registers a household with its members at a door; one member is the head (relation 02).',
  input: z.strictObject({
    id: Id,
    dwellingId: Id,
    /** What the dwelling is used for, when the writer knows better than the register. */
    use: DwellingUse.optional(),
    openedOn: Day.nullable().default(null),
    note: Note.default(''),
    members: z.array(NewMember).min(1).max(40),
    /** How the writer knows; a household seen is a household confirmed. */
    means: ConfirmMeans.optional(),
  }),
})

export const registerPerson = commandShape({
  name: 'registry.register-person',
  permission: 'registry.edit',
  summary: 'Registers somebody new to the register into a household: a baby, a tenant, a parent who moved in.',
  input: z.strictObject({ householdId: Id, member: NewMember }),
})
