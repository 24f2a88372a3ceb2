import { followCases } from '../cases/index.ts'
import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { issueKey, listKeys, revokeKey } from './keys.ts'
import { outsideOf, revealContact } from './outside.ts'
import { addSystem, changeSystem, forwardByItself, forwardCase, listSystems } from './systems.ts'

// Open311 (GeoReport v2): other systems report here and read what is public; cases are passed on to other systems and what
// those say comes back. Source: wiki.open311.org/GeoReport_v2, Service_Discovery, and mySociety's service request updates.
// Tables: open311_keys, open311_requests, open311_updates, open311_trials, open311_systems, open311_forwards, open311_news.
export const commands: AnyCommand[] = [issueKey, revokeKey, addSystem, changeSystem, forwardCase]
export const queries: AnyQuery[] = [listKeys, listSystems, outsideOf, revealContact]

followCases(forwardByItself)

export { startForwarding } from './forwarding.ts'
export { open311Paths } from './open-api.ts'
export { open311Routes } from './routes.ts'
