// What may be done on a phone, and be chosen again from two values: the commands of the modules that work at the door.

import { commands as care } from '../care/index.ts'
import { commands as cases } from '../cases/index.ts'
import type { AnyCommand } from '../kernel/command.ts'
import { commands as places } from '../places/index.ts'
import { commands as registry } from '../registry/index.ts'
import { commands as visits } from '../visits/index.ts'

export const moduleCommands: readonly AnyCommand[] = [...places, ...registry, ...visits, ...care, ...cases]
