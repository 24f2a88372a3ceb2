// People of the loop and cases at a step of it, for tests.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { acceptCase } from '../cases/accept-case.ts'
import { dispatchCase } from '../cases/dispatch-case.ts'
import { escalateCase } from '../cases/escalate-case.ts'
import { caseInbox } from '../cases/inbox.ts'
import { markHandled } from '../cases/mark-handled.ts'
import { reportCase } from '../cases/report-case.ts'
import { saveUnit, setUnitMembers } from '../cases/units.ts'
import { done, door, page, someone } from './cases-world.ts'
import { ask, newMember, run } from './world.ts'

/** Beijing time as a moment: `beijing('2026-03-02 09:00')`. */
export const beijing = (said: string) => new Date(`${said.replace(' ', 'T')}:00+08:00`).toISOString()

export const desk = await newMember({ role: 'station-desk' })
export const secretary = await newMember({ role: 'secretary' })
export const street = await newMember({ role: 'street-dispatcher' })
export const steward = await someone('steward')
export const lead = await someone('grid-lead')

/** A lamp in the staircase: P3, the property company's. */
export async function reported(more: object = {}, by: Actor = steward): Promise<Id> {
  const id = newId()
  done(await run(by, reportCase, { id, leaf: '0207', dwellingId: door.id, description: '楼道灯不亮', ...more }))
  return id
}

export async function accepted(more: object = {}): Promise<Id> {
  const caseId = await reported(more)
  done(await run(desk, acceptCase, { caseId }))
  return caseId
}

export const toSteward = { kind: 'ROLE', role: 'STEWARD' }

export async function dispatched(to: object = toSteward, more: object = {}): Promise<Id> {
  const caseId = await accepted(more)
  done(await run(desk, dispatchCase, { caseId, to }))
  return caseId
}

export async function handled(more: object = {}): Promise<Id> {
  const caseId = await dispatched(toSteward, more)
  done(await run(steward, markHandled, { caseId, text: '已换灯泡' }))
  return caseId
}

export async function atStreet(more: object = {}): Promise<Id> {
  const caseId = await accepted(more)
  done(await run(desk, escalateCase, { caseId, text: '须街道协调' }))
  return caseId
}

/** A department with one person who signs in, or with nobody. */
export async function department(name: string, people = 1): Promise<{ unitId: Id; people: Actor[] }> {
  const unitId = newId()
  done(await run(secretary, saveUnit, { id: unitId, name: `${name}${unitId.slice(-6)}`, kind: 'DEPARTMENT' }))
  const members = await Promise.all(Array.from({ length: people }, () => newMember({ role: 'department-handler' })))
  done(await run(secretary, setUnitMembers, { unitId, accountIds: members.map(({ id }) => id) }))
  return { unitId, people: members }
}

export const actionsOf = async (actor: Actor, caseId: Id): Promise<string[]> => {
  const { hops } = await page(actor, caseId)
  return hops.map(({ action }: { action: string }) => action)
}

/** Ids of a bucket's first page. */
export const inbox = async (actor: Actor, bucket: string): Promise<Id[]> => {
  const { rows } = done(await ask(actor, caseInbox, { bucket, limit: 100 }))
  return rows.map(({ id }: { id: Id }) => id)
}
