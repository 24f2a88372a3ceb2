// Elders in care and visits to them, for tests of visits and care.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { GroupCode } from '@red-steward/domain/registry/key-groups'
import type { NewMemberInput } from '@red-steward/domain/registry/person'
import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { openEligibility } from '../registry/open-eligibility.ts'
import { recordVisit } from '../visits/record-visit.ts'
import { aMember, newBuilding, newDoor, newHousehold } from './registry-world.ts'
import { ask, home, inside, newMember, run } from './world.ts'

/** A steward, her grid lead and the secretary around one building. */
export async function newTeam(community?: Id) {
  const communityId = community ?? (await home())
  const building = await newBuilding(communityId)
  const grids = [building.gridId]
  return {
    building,
    steward: await newMember({ role: 'steward', community: communityId, grids }),
    lead: await newMember({ role: 'grid-lead', community: communityId, grids }),
    secretary: await newMember({ role: 'secretary', community: communityId }),
  }
}
export type Team = Awaited<ReturnType<typeof newTeam>>

/** An elder living alone behind a door of the team's building, in a key group since a day. */
export async function newElder(
  { building, secretary }: Pick<Team, 'building' | 'secretary'>,
  {
    group = 'K01',
    startsOn = '2026-01-01',
    ...member
  }: Partial<NewMemberInput> & { group?: GroupCode | null; startsOn?: string } = {},
) {
  const door = await newDoor(secretary.communityId, building)
  const elder = aMember({ name: '赵秀英', sex: '2', birthDate: '1940-01-01', ...member })
  const household = await newHousehold({ actor: secretary, door, members: [elder] })
  if (group) {
    const basis = { decidedBy: '社区居委会', basis: 'CONSENT', consentedOn: startsOn }
    await done(secretary, openEligibility, {
      id: newId(),
      personId: elder.id,
      groupCode: group,
      startsOn,
      endsOn: '2027-12-31',
      ...basis,
    })
  }
  return { personId: elder.id, dwellingId: door.id, householdId: household.id, gridId: building.gridId }
}
export type Elder = Awaited<ReturnType<typeof newElder>>

export const visitTo = (elder: Elder, more: object = {}) => ({
  visitId: newId(),
  dwellingId: elder.dwellingId,
  householdId: elder.householdId,
  personIds: [elder.personId],
  means: 'DOOR',
  result: 'MET',
  visitedAt: '2026-03-02T03:00:00.000Z',
  ...more,
})

export async function visited(actor: Actor, elder: Elder, more: object = {}) {
  const input = visitTo(elder, more)
  const answer = (await done(actor, recordVisit, input)) as {
    nextOn: string | null
    openRunIds: Id[]
    visitedAt: string
  }
  return { ...answer, visitId: input.visitId }
}

/** Runs a command that must be done, and answers its answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any command
export async function done(actor: Actor, command: AnyCommand, input: unknown): Promise<any> {
  const result = await run(actor, command, input)
  if (result.outcome !== 'done')
    throw new Error(
      `${command.name} was refused: ${result.why} ${JSON.stringify(result.detail ?? result.fields ?? '')}`,
    )
  return result.answer
}

/** Asks what must be answered, and parses it by its own shape. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any query
export async function told(actor: Actor, query: AnyQuery, input: unknown = {}): Promise<any> {
  const result = await ask(actor, query, input)
  if (result.outcome !== 'done') throw new Error(`${query.name} was refused: ${result.why}`)
  return query.answer.parse(result.answer)
}

/** Why a command or query was refused. */
export async function refusal(actor: Actor, asked: AnyCommand | AnyQuery, input: unknown): Promise<string> {
  const result =
    asked.kind === 'command' ? await run(actor, asked as AnyCommand, input) : await ask(actor, asked as AnyQuery, input)
  return result.outcome === 'refused' ? result.why : 'not refused'
}

/** What the feed of a community told of one kind, oldest first. */
export function fed(communityId: Id, kind: string) {
  return inside(communityId, (tx) =>
    tx
      .selectFrom('feed')
      .select(['subject_id as id', 'grid_id as gridId', 'operation'])
      .where('subject_kind', '=', kind)
      .orderBy('sequence')
      .execute(),
  )
}
