// Which hop of a case is worth a message, and how loud. Everything stands on the case's page all the same.
import type { HopAction } from '../cases/case.ts'

/** Colleagues see in the app whatever happens to a case of theirs; these hops also ring a phone. */
const ringsAtWork: readonly HopAction[] = ['REPORTED', 'CLOSED']

/** Hops for which a resident is written to, beside reading them on the case's page: a phone that rings ten times is muted. */
const ringsAtHome: readonly HopAction[] = ['CLOSED']

/** Hops of the clockwork of a case that are no news to anybody. */
const silent: readonly HopAction[] = ['LINKED']

export const isNews = (action: HopAction) => !silent.includes(action)
export const ringsColleague = (action: HopAction) => ringsAtWork.includes(action)
export const ringsResident = (action: HopAction) => ringsAtHome.includes(action)
