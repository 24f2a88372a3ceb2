// What may be done on a phone, and be chosen again from two values: the commands of the modules that work at the door.
import type { AnyCommand } from '../kernel/command.ts'
import { commands as places } from '../places/index.ts'
import { commands as registry } from '../registry/index.ts'

export const moduleCommands: readonly AnyCommand[] = [...places, ...registry]
