import { commands as identity } from './identity/index.ts'
import { commands as imports } from './imports/index.ts'
import type { AnyCommand } from './kernel/command.ts'
import { commands as places } from './places/index.ts'
import { commands as registry } from './registry/index.ts'
import { commands as sync } from './sync/index.ts'

/** Every write there is. */
export const commands: readonly AnyCommand[] = [...identity, ...places, ...registry, ...imports, ...sync]
