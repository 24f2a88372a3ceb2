import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { changeHead } from './change-head.ts'
import { confirm, confirmMany } from './confirm.ts'
import { correctHousehold } from './correct-household.ts'
import { correctPerson } from './correct-person.ts'
import { dismissDuplicate } from './dismiss-duplicate.ts'
import { duplicates } from './duplicates.ts'
import { eligibilityList } from './eligibilities.ts'
import { endEligibility } from './end-eligibility.ts'
import { extendEligibility } from './extend-eligibility.ts'
import { freshness } from './freshness.ts'
import { history } from './history.ts'
import { dwellingPage, householdPage } from './household-page.ts'
import { linkGuardian } from './link-guardian.ts'
import { listHouseholds } from './list-households.ts'
import { listPersons } from './list-persons.ts'
import { mergePersons } from './merge-persons.ts'
import { moveIn } from './move-in.ts'
import { moveOut } from './move-out.ts'
import { moveWithin } from './move-within.ts'
import { openEligibility } from './open-eligibility.ts'
import { personPage } from './person-page.ts'
import { recordDeath } from './record-death.ts'
import { registerHousehold } from './register-household.ts'
import { registerPerson } from './register-person.ts'
import { reveal } from './reveal.ts'
import { search } from './search.ts'
import { splitHousehold } from './split-household.ts'
import { undo } from './undo.ts'
import { unlinkGuardian } from './unlink-guardian.ts'
import { mergeList, unmergePersons } from './unmerge-persons.ts'

export { confirmSubjects, settleConfirmedAt } from './confirm.ts'
export { documents } from './documents.ts'
export { afterCursor, cursorOf } from './list-parts.ts'
export { nameReader } from './pinyin.ts'
export { doorTables, getDoor, inReach, personInReach } from './reach.ts'
export { type NewHousehold, registerHouseholds } from './register-household.ts'
export { registerMembers } from './register-person.ts'
export { leaveHomes, openResidences } from './residences.ts'
export { type Revision, revise, type Writing } from './revise.ts'
export { openSecret, secretColumns } from './secrets.ts'
export { takeBackConfirmations, undoCommands } from './undo-commands.ts'

export const commands: AnyCommand[] = [
  registerHousehold,
  registerPerson,
  correctPerson,
  correctHousehold,
  confirm,
  confirmMany,
  moveIn,
  moveOut,
  moveWithin,
  splitHousehold,
  changeHead,
  recordDeath,
  openEligibility,
  extendEligibility,
  endEligibility,
  linkGuardian,
  unlinkGuardian,
  undo,
  mergePersons,
  unmergePersons,
  dismissDuplicate,
]
export const queries: AnyQuery[] = [
  householdPage,
  dwellingPage,
  personPage,
  reveal,
  history,
  eligibilityList,
  freshness,
  search,
  listPersons,
  listHouseholds,
  duplicates,
  mergeList,
]
