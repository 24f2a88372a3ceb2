// A household with everything that hangs on it, behind a door of one grid, marked by values nobody else has; and a machine
// that takes back whatever is done to it, so that every question is asked of the same world.
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { commands } from '../server/src/commands.ts'
import type { Db } from '../server/src/kernel/db.ts'
import type { Machine } from '../server/src/kernel/machine.ts'
import { aMember, newDoor, syntheticIdNumber } from '../server/src/testing/registry-world.ts'
import { machine, newCommunity, newMember, run } from '../server/src/testing/world.ts'

/** Values of the household: nobody may meet them who may not see it. */
export const canaries = {
  name: '金丝雀',
  phone: '13900522699',
  idNumber: syntheticIdNumber('1941-02-03', '2'),
  caseText: '蓝尾鸲色的水漫过走廊',
  noteText: '红隼形的字条贴在门上',
  visitNote: '白鹭牌的灯泡要换',
  harm: '画眉一样的哭声整夜不停',
  quarrel: '为翠鸟蓝的地砖争了三回',
}

/** The ids of what hangs on the household, under the names inputs call them by. */
export type Target = Record<string, Id>

export interface World {
  target: Target
  /** The same, with a case that was passed up to the street. */
  streetTarget: Target
  /** Somebody of a role, standing somewhere beside the household's grid. */
  actor(role: Role, where: Standing): Promise<Actor>
}

/** Where the asking post reaches: the household's grid, another, the whole community, another community. */
export const standings = ['own', 'neighbour', 'parent', 'other'] as const
export type Standing = (typeof standings)[number]

export async function newWorld(): Promise<World> {
  const [here, elsewhere] = [await newCommunity(), await newCommunity()]
  const door = await newDoor(here)
  const second = await newDoor(here, door.building)
  const neighbours = await newDoor(here)
  const far = await newDoor(elsewhere)
  const secretary = await newMember({ role: 'secretary', community: here })
  const steward = await newMember({ role: 'steward', community: here, grids: [door.gridId] })

  const elder = aMember({
    name: canaries.name,
    sex: '2',
    birthDate: '1941-02-03',
    idNumber: canaries.idNumber,
    phone: canaries.phone,
  })
  const son = aMember({ name: '金小川', relation: '20', birthDate: '1970-01-01' })
  const ids = Object.fromEntries(
    [
      'household',
      'eligibility',
      'visit',
      'need',
      'finding',
      'case',
      'otherCase',
      'streetCase',
      'note',
      'campaign',
      'report',
      'dispute',
      'party',
      'view',
    ].map((name) => [name, newId()]),
  ) as Record<string, Id>
  const now = new Date(Date.now() - 60_000).toISOString()
  const did = async (actor: Actor, name: string, input: object) => {
    const result = await run(actor, commands.find((one) => one.name === name)!, input)
    if (result.outcome !== 'done') throw new Error(`${name} was refused: ${JSON.stringify(result)}`)
    return result.answer
  }

  await did(secretary, 'registry.register-household', {
    id: ids.household,
    dwellingId: door.id,
    members: [elder, son],
    means: 'DOOR',
  })
  await did(secretary, 'registry.open-eligibility', {
    id: ids.eligibility,
    personId: elder.id,
    groupCode: 'K01',
    decidedBy: '社区居委会',
    basis: 'CONSENT',
    consentedOn: now.slice(0, 10),
    startsOn: now.slice(0, 10),
  })
  await did(steward, 'visits.record', {
    visitId: ids.visit,
    dwellingId: door.id,
    householdId: ids.household,
    personIds: [elder.id],
    means: 'DOOR',
    result: 'MET',
    needs: [{ id: ids.need, kind: 'ERRAND', text: canaries.visitNote }],
    safety: [{ id: ids.finding, item: 'GAS', ok: false }],
    note: canaries.visitNote,
    visitedAt: now,
  })
  const report = { leaf: '0201', description: canaries.caseText, dwellingId: door.id, reporterPersonId: elder.id }
  await did(steward, 'cases.report', { id: ids.case, ...report })
  await did(steward, 'cases.report', { id: ids.otherCase, ...report })
  await did(steward, 'cases.report', { id: ids.streetCase, ...report })
  await did(secretary, 'cases.accept', { caseId: ids.streetCase })
  await did(secretary, 'cases.escalate', { caseId: ids.streetCase, text: '须街道协调' })
  await did(steward, 'notebook.write', {
    id: ids.note,
    text: canaries.noteText,
    dwellingId: door.id,
  })
  await did(secretary, 'care.report-confidential', {
    id: ids.report,
    code: '0704',
    facts: canaries.harm,
    where: '楼道里',
    seenAt: now,
    calledPolice: true,
  })

  const mediator = await newMember({ role: 'mediator', community: here })
  await did(steward, 'mediation.open', {
    id: ids.dispute,
    source: 'APPLICATION',
    appliedHow: 'ORAL',
    appliedOn: now.slice(0, 10),
    type: '06',
    title: '赔偿',
    told: canaries.quarrel,
    parties: [{ id: ids.party, side: 'APPLICANT', name: '金小川', phone: canaries.phone }],
    mediatorId: mediator.id,
  })

  const target: Target = {
    disputeId: ids.dispute!,
    partyId: ids.party!,
    personId: elder.id,
    headPersonId: elder.id,
    childId: son.id,
    keptId: elder.id,
    droppedId: son.id,
    firstId: elder.id,
    secondId: son.id,
    householdId: ids.household!,
    dwellingId: door.id,
    toDwellingId: second.id,
    buildingId: door.building.buildingId,
    gridId: door.gridId,
    eligibilityId: ids.eligibility!,
    visitId: ids.visit!,
    needId: ids.need!,
    findingId: ids.finding!,
    caseId: ids.case!,
    otherId: ids.otherCase!,
    noteId: ids.note!,
    reportId: ids.report!,
  }
  const grids: Record<Standing, 'all' | Id[]> = {
    own: [door.gridId],
    neighbour: [neighbours.gridId],
    parent: 'all',
    other: [far.gridId],
  }
  const actor = (role: Role, where: Standing) =>
    newMember({ role, community: where === 'other' ? elsewhere : here, grids: grids[where] })
  return { target, streetTarget: { ...target, caseId: ids.streetCase! }, actor }
}

/** The same machine, in which every commit is a rollback that answers as a commit. */
export const forgetful: Machine = { ...machine, db: forgetting(machine.db) }

function forgetting(db: Db): Db {
  return {
    ...db,
    connected: (work) =>
      db.connected((client, tx, send) => {
        const query = async (...asked: unknown[]) => {
          const ask = client.query.bind(client) as (...all: unknown[]) => Promise<unknown>
          if (asked[0] !== 'commit') return ask(...asked)
          await ask('rollback')
          return { command: 'COMMIT' }
        }
        const forgets = new Proxy(client, {
          get: (of, name) => (name === 'query' ? query : Reflect.get(of, name, of)),
        })
        return work(forgets, tx, send)
      }),
  }
}
