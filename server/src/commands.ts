import { commands as care } from './care/index.ts'
import { commands as cases } from './cases/index.ts'
import { commands as identity } from './identity/index.ts'
import { commands as imports } from './imports/index.ts'
import type { AnyCommand } from './kernel/command.ts'
import { commands as mediation } from './mediation/index.ts'
import { commands as messages } from './messages/index.ts'
import { commands as open311 } from './open311/index.ts'
import { commands as overview } from './overview/index.ts'
import { commands as places } from './places/index.ts'
import { commands as portal } from './portal/index.ts'
import { commands as registry } from './registry/index.ts'
import { commands as sync } from './sync/index.ts'
import { commands as visits } from './visits/index.ts'

/** Every write there is. */
export const commands: readonly AnyCommand[] = [
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
