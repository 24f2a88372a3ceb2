import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { dwellingPage, householdPage } from './household-page.ts'
import { personPage } from './person-page.ts'
import { registerHousehold } from './register-household.ts'
import { registerPerson } from './register-person.ts'
import { reveal } from './reveal.ts'
import { search } from './search.ts'

export { nameReader } from './pinyin.ts'
export { type NewHousehold, registerHouseholds } from './register-household.ts'
export { registerMembers } from './register-person.ts'
export { type Revision, revise, type Writing } from './revise.ts'
export { rebuildSearchTerms } from './search-terms.ts'
export { secretColumns } from './secrets.ts'

export const commands: AnyCommand[] = [registerHousehold, registerPerson]
export const queries: AnyQuery[] = [householdPage, dwellingPage, personPage, reveal, search]
