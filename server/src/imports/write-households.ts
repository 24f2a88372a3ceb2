// Writes decided households into the register, through the register's own functions: what they refuse a form, they
// refuse an import.
import type { Id } from '@red-steward/domain/ids'
import type { RowDecision } from '@red-steward/domain/imports/decide'
import type { PlannedRow } from '@red-steward/domain/imports/plan'
import type { DwellingUse } from '@red-steward/domain/places/place'
import { HEAD } from '@red-steward/domain/registry/relations'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import {
  leaveHomes,
  type NewHousehold,
  openResidences,
  type Revision,
  registerHouseholds,
  registerMembers,
  revise,
  type Writing,
} from '../registry/index.ts'
import type { DecidedHousehold } from './decide-doors.ts'

export async function writeHouseholds(context: Writing, decided: readonly DecidedHousehold[]): Promise<void> {
  const numbersChecked = { numbersChecked: true }
  const fresh: NewHousehold[] = []
  for (const household of decided) {
    const { decision } = household
    const members = decision.newcomers.filter((member) => member !== undefined)
    if (decision.opens && decision.movers.every((mover) => mover.relation !== HEAD) && members.length > 0) {
      fresh.push({
        id: decision.householdId,
        dwellingId: household.dwelling!.id,
        members,
        openedOn: null,
        note: '',
        ...useOf(household),
      })
    }
  }
  await registerHouseholds(context, fresh, numbersChecked)
  const begun = new Set(fresh.map((household) => household.id))
  for (const household of decided) {
    const { decision } = household
    await moveIn(context, household, begun.has(decision.householdId))
    const members = decision.newcomers.filter((member) => member !== undefined)
    if (members.length > 0 && !begun.has(decision.householdId)) {
      await registerMembers(context, decision.householdId, members, numbersChecked)
    }
  }
  await reviseMatched(context, decided)
}

/** What the file says of the door's use, where the register does not know it yet. */
function useOf({ rows, dwelling }: DecidedHousehold): { use?: DwellingUse } {
  if (dwelling?.use !== 'UNKNOWN') return {}
  const use = rows.find((row) => row.facts?.dwellingUse)?.facts?.dwellingUse
  return use ? { use } : {}
}

async function moveIn(context: Writing, { decision, dwelling }: DecidedHousehold, begun: boolean): Promise<void> {
  if (decision.movers.length === 0) return
  const { tx, actor, now, trail } = context
  const community_id = actor.communityId
  const leaving = decision.movers.flatMap(({ leaves }) => (leaves ? [leaves] : []))
  await leaveHomes(context, leaving, dayOf(now))
  const head = decision.movers.find((mover) => mover.relation === HEAD)
  if (decision.opens && !begun) {
    await tx
      .insertInto('households')
      .values({
        community_id,
        id: decision.householdId,
        dwelling_id: dwelling!.id,
        head_person_id: head?.personId ?? null,
        registered_at: now,
      })
      .execute()
    trail.fact('household', decision.householdId, '*created*', null, true)
  }
  await openResidences(
    context,
    decision.movers.map(({ personId, relation, kind }) => ({
      personId,
      householdId: decision.householdId,
      dwellingId: dwelling!.id,
      relation,
      kind,
      fromDay: null,
    })),
  )
  const grid = await gridOf(context, dwelling!.id)
  for (const { personId } of decision.movers) trail.changed('person', personId, grid)
  trail.changed('household', decision.householdId, grid)
}

async function reviseMatched(context: Writing, decided: readonly DecidedHousehold[]): Promise<void> {
  const persons: Revision[] = []
  const residences: Revision[] = []
  const touched: { id: Id; dwellingId: Id }[] = []
  for (const { rows, decision, dwelling } of decided) {
    for (const [at, one] of decision.rows.entries()) {
      if (one.outcome !== 'update') continue
      const person = personChanges(rows[at]!, one)
      const residence = residenceChanges(rows[at]!, one)
      const home = one.person!.homes.find((other) => other.dwellingId === dwelling?.id)
      if (person) persons.push({ id: one.person!.id, to: person })
      if (residence && home) residences.push({ id: home.residenceId, to: residence })
      touched.push({ id: one.person!.id, dwellingId: dwelling!.id })
    }
  }
  await revise(context, 'person', persons)
  await revise(context, 'residence', residences)
  if (touched.length === 0) return
  const grids = await gridsOf(
    context,
    touched.map((one) => one.dwellingId),
  )
  for (const { id, dwellingId } of touched) context.trail.changed('person', id, grids.get(dwellingId) ?? null)
}

function personChanges({ facts }: PlannedRow, { differences }: RowDecision): Record<string, unknown> | undefined {
  const to: Record<string, unknown> = {}
  for (const { field, taken } of differences) {
    if (!taken) continue
    if (field === 'name' || field === 'sex' || field === 'birthDate' || field === 'phone') to[field] = facts![field]
    if (field === 'idNumber') Object.assign(to, { idNumber: facts!.idNumber, documentKind: facts!.documentKind })
  }
  return Object.keys(to).length > 0 ? to : undefined
}

function residenceChanges({ facts }: PlannedRow, { differences }: RowDecision): Record<string, unknown> | undefined {
  const to: Record<string, unknown> = {}
  for (const { field, taken } of differences) {
    if (!taken) continue
    if (field === 'relation') to.relation = facts!.relation
    if (field === 'kind') to.kind = facts!.residenceKind
  }
  return Object.keys(to).length > 0 ? to : undefined
}

async function gridOf(context: Writing, dwellingId: Id): Promise<Id | null> {
  return (await gridsOf(context, [dwellingId])).get(dwellingId) ?? null
}

async function gridsOf({ tx, actor }: Writing, dwellingIds: Id[]): Promise<Map<Id, Id | null>> {
  const { rows } = await sql<{ id: Id; gridId: Id | null }>`
    select d.id, b.grid_id as "gridId" from dwellings d
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = ${actor.communityId} and d.id = any(${dwellingIds}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.gridId]))
}
