import { queries as care } from './care/index.ts'
import { queries as cases } from './cases/index.ts'
import { queries as identity } from './identity/index.ts'
import { queries as imports } from './imports/index.ts'
import type { AnyQuery } from './kernel/query.ts'
import { queries as mediation } from './mediation/index.ts'
import { queries as messages } from './messages/index.ts'
import { queries as open311 } from './open311/index.ts'
import { queries as overview } from './overview/index.ts'
import { queries as places } from './places/index.ts'
import { queries as portal } from './portal/index.ts'
import { queries as registry } from './registry/index.ts'
import { queries as sync } from './sync/index.ts'
import { queries as visits } from './visits/index.ts'

/** Every read there is. */
export const queries: readonly AnyQuery[] = [
  ...identity,
  ...places,
  ...registry,
  ...visits,
  ...care,
  ...cases,
  ...messages,
  ...open311,
  ...mediation,
  ...portal,
  ...imports,
  ...overview,
  ...sync,
]
