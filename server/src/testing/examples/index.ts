import { examples as care } from './care.ts'
import { examples as cases } from './cases.ts'
import { examples as casesAfter } from './cases-after.ts'
import { examples as casesDesk } from './cases-desk.ts'
import { examples as identity } from './identity.ts'
import { examples as imports } from './imports.ts'
import { examples as mediation } from './mediation.ts'
import { examples as messages } from './messages.ts'
import { examples as open311 } from './open311.ts'
import { examples as places } from './places.ts'
import { examples as portal } from './portal.ts'
import { examples as registry } from './registry.ts'
import { examples as registryNames } from './registry-names.ts'
import { examples as sync } from './sync.ts'
import { examples as visits } from './visits.ts'

/** A command or query without an example here fails the test over all roles. */
export const examples: Record<string, unknown> = {
  ...identity,
  ...places,
  ...registry,
  ...registryNames,
  ...cases,
  ...messages,
  ...open311,
  ...casesAfter,
  ...casesDesk,
  ...imports,
  ...visits,
  ...care,
  ...mediation,
  ...sync,
  ...portal,
}
