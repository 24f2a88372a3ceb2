// People and cases for tests of cases and the notebook.
import type { Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { casePage } from '../cases/case-page.ts'
import { newDoor } from './registry-world.ts'
import { ask, home, newMember, type run } from './world.ts'

/** The door where things happen in this test file, in a grid of its own. */
export const door = await newDoor(await home())

export const someone = (role: Role, grids: Id[] = [door.gridId]) => newMember({ role, grids })

type Answered = Awaited<ReturnType<typeof run>>

/** The answer, or the refusal as an error. */
export function done(result: Answered) {
  if (result.outcome !== 'done') throw new Error(result.why)
  // biome-ignore lint/suspicious/noExplicitAny: answers of many queries
  return result.answer as any
}

export const why = (result: Answered) => (result.outcome === 'refused' ? result.why : 'done')

export const leak = (more: object = {}) => ({
  id: newId(),
  leaf: '0105',
  dwellingId: door.id,
  description: '水流到走廊',
  ...more,
})

export const page = async (actor: Awaited<ReturnType<typeof someone>>, caseId: Id) =>
  done(await ask(actor, casePage, { caseId }))
