import { actionRows } from '@red-steward/domain/cases/action-rows'
import { caseActionNames } from '@red-steward/domain/cases/actions'
import { type BoardColumn, boardColumns, stepInto } from '@red-steward/domain/cases/board'
import { caseWays, type ListedCase } from '@red-steward/domain/cases/queries'
import type { Role } from '@red-steward/domain/identity/actor'
import { useAsk } from '../../parts/ask.ts'
import { useActor } from '../../parts/session-context.tsx'
import type { Offers } from '../actions/offered.ts'

export type Ways = Record<BoardColumn, ReturnType<typeof stepInto>>

/** Where a card may go, and by which step: at once by post and state, a moment later as the server decides. */
export function useWays(one: ListedCase | null): { ways: Ways | null; isSure: boolean } {
  const actor = useActor()
  const { data } = useAsk(caseWays, { caseId: one?.id ?? '' }, { enabled: one !== null })
  if (!one || !actor) return { ways: null, isSure: false }
  const offers = data?.actions ?? offersTo(actor.role)
  const card = { state: one.state, stateBefore: data?.stateBefore }
  const ways = Object.fromEntries(boardColumns.map((column) => [column, stepInto(column, card, offers)])) as Ways
  return { ways, isSure: data !== undefined }
}

function offersTo(role: Role): Offers {
  const mayTry = (roles: readonly Role[]) => (roles.includes(role) ? null : 'role-not-allowed')
  return Object.fromEntries(caseActionNames.map((action) => [action, mayTry(actionRows[action].roles)]))
}
