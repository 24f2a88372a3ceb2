import { allow, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'

/** Commands of the register that `registry.undo` takes back; merges are unmerged, imports undone as a whole. */
export const undoableCommands: readonly string[] = [
  'registry.register-household',
  'registry.register-person',
  'registry.correct-person',
  'registry.correct-household',
  'registry.confirm',
  'registry.confirm-many',
  'registry.move-in',
  'registry.move-out',
  'registry.move-within',
  'registry.split-household',
  'registry.change-head',
  'registry.record-death',
  'registry.open-eligibility',
  'registry.extend-eligibility',
  'registry.end-eligibility',
  'registry.link-guardian',
  'registry.unlink-guardian',
]

export interface DoneCommand {
  name: string
  actorId: string
  done: boolean
  undone: boolean
}

/** One's own work, or as grid lead or secretary anyone's; done, of a kind that can be, and not twice. */
export function mayUndo(actor: Pick<Actor, 'id' | 'role'>, command: DoneCommand) {
  if (!command.done || !undoableCommands.includes(command.name)) return refuse('not-undoable')
  if (command.undone) return refuse('already-undone')
  if (command.name.includes('eligibility') && !decides(actor)) return refuse('role-not-allowed')
  if (command.actorId !== actor.id && !decides(actor)) return refuse('someone-elses-command')
  return allow
}

const decides = (actor: Pick<Actor, 'role'>) => actor.role === 'grid-lead' || actor.role === 'secretary'
