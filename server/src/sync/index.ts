import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { conflictList } from './conflicts.ts'
import { deviceList, enrolDevice, renewDevice, setLease, wipeDevice } from './devices.ts'
import { moduleCommands } from './phone-commands.ts'
import { recordLook } from './record-look.ts'
import { resolveConflict } from './resolve-conflict.ts'

// Sync: what phones hold, what they send, which phones there are.
// Tables: devices, sync_states, feed_marks, export_keys, conflicts (written by the kernel); it reads feed and commands.
export const commands: AnyCommand[] = [enrolDevice, renewDevice, wipeDevice, setLease, recordLook, resolveConflict]
export const queries: AnyQuery[] = [deviceList, conflictList]

/** What a phone may send. */
export const phoneCommands: readonly AnyCommand[] = [...moduleCommands, recordLook, resolveConflict]
export { buildingStreams } from './buildings.ts'
export { keepFeed, newEpoch } from './feed.ts'
export { startFeedWork } from './keep-feeds.ts'
export { pull } from './pull.ts'
export { push } from './push.ts'
export { everythingFor, scope } from './scope.ts'
export { orders, share } from './share.ts'
export { takeIn } from './take-in.ts'
