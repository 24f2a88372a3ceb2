import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { registerHousehold } from './register-household.ts'
import { registerPerson } from './register-person.ts'

export { type NewHousehold, registerHouseholds } from './register-household.ts'
export { registerMembers } from './register-person.ts'
export { type Revision, revise, type Writing } from './revise.ts'

export const commands: AnyCommand[] = [registerHousehold, registerPerson]
export const queries: AnyQuery[] = []
