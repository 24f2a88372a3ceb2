import { allow, refuse } from '../decision.ts'
import type { Day } from '../time.ts'
import { livesThere, type ResidenceKind } from './codes.ts'
import { needsGuardian } from './guardians.ts'
import type { NewMember } from './person.ts'
import { type CheckedPerson, checkPerson } from './person-check.ts'
import { HEAD } from './relations.ts'

type Detail = { detail: Record<string, unknown> }

/** A household begins with exactly one head, everyone named once. */
export function mayRegisterHousehold(members: readonly NewMember[], openedOn: Day | null, today: Day) {
  const heads = members.filter((member) => member.relation === HEAD)
  if (heads.length === 0) return refuse('head-missing')
  if (heads.length > 1) return refuse('more-than-one-head')
  if (new Set(members.map((member) => member.id)).size < members.length) return refuse('member-twice')
  if (openedOn && openedOn > today) return refuse('day-in-the-future')
  return allow
}

/** Whether somebody new may be registered, and as what; the refusal names the field and, under 14, the missing guardian. */
export function mayRegisterPerson(member: NewMember, today: Day) {
  const { id, relation: _r, kind: _k, fromDay, guardians, ...facts } = member
  const checked = checkPerson(facts, today)
  const first = checked.problems[0]
  if (first) return { ...refuse(first.code), detail: { personId: id, field: first.field } satisfies Detail['detail'] }
  if (fromDay && fromDay > today) return { ...refuse('day-in-the-future'), detail: { personId: id, field: 'fromDay' } }
  if (fromDay && checked.facts.birthDate && fromDay < checked.facts.birthDate) {
    return { ...refuse('day-before-birth'), detail: { personId: id, field: 'fromDay' } }
  }
  if (needsGuardian(checked.facts.birthDate, today) && guardians.length === 0) {
    return { ...refuse('guardian-missing'), detail: { personId: id, field: 'guardians' } }
  }
  return { ...allow, checked: checked as CheckedPerson }
}

export interface OpenMember {
  personId: string
  relation: string
  kind: ResidenceKind
  fromDay: Day | null
}

/** An open household takes members; it has one head. */
export function mayJoinHousehold(
  household: { closedOn: Day | null; members: readonly OpenMember[] },
  relation: string,
  personId: string,
) {
  if (household.closedOn) return refuse('household-closed')
  if (household.members.some((member) => member.personId === personId)) return refuse('already-a-member')
  if (relation === HEAD && household.members.some((member) => member.relation === HEAD))
    return refuse('more-than-one-head')
  return allow
}

/** Everyone who leaves is a member, and leaves neither in the future nor before they came. */
export function mayLeave(
  household: { closedOn: Day | null; members: readonly OpenMember[] },
  personIds: readonly string[],
  day: Day,
  today: Day,
) {
  if (household.closedOn) return refuse('household-closed')
  if (new Set(personIds).size < personIds.length) return refuse('member-twice')
  if (day > today) return refuse('day-in-the-future')
  for (const personId of personIds) {
    const member = household.members.find((one) => one.personId === personId)
    if (!member) return { ...refuse('not-a-member'), detail: { personId } }
    if (member.fromDay && day < member.fromDay) return { ...refuse('day-before-moving-in'), detail: { personId } }
  }
  return allow
}

/** The new head is a member who lives there, and everyone else states a relation to the new head. */
export function mayChangeHead(
  household: { closedOn: Day | null; headPersonId: string | null; members: readonly OpenMember[] },
  headPersonId: string,
  relations: readonly { personId: string; relation: string }[],
) {
  if (household.closedOn) return refuse('household-closed')
  const head = household.members.find((member) => member.personId === headPersonId)
  if (!head) return { ...refuse('not-a-member'), detail: { personId: headPersonId } }
  if (!livesThere(head.kind)) return refuse('head-must-live-there')
  if (household.headPersonId === headPersonId) return refuse('already-head')
  return mayRestate(household.members, headPersonId, relations)
}

/** A part of the household leaves: not all of it, exactly one head among those who go. */
export function maySplit(
  household: { closedOn: Day | null; members: readonly OpenMember[] },
  leaving: readonly { personId: string; relation: string }[],
  day: Day,
  today: Day,
) {
  const may = mayLeave(
    household,
    leaving.map((one) => one.personId),
    day,
    today,
  )
  if (!may.allowed) return may
  if (leaving.length === household.members.length) return refuse('nobody-would-stay')
  const heads = leaving.filter((one) => one.relation === HEAD)
  if (heads.length === 0) return refuse('head-missing')
  if (heads.length > 1) return refuse('more-than-one-head')
  return allow
}

function mayRestate(
  members: readonly OpenMember[],
  headPersonId: string,
  relations: readonly { personId: string; relation: string }[],
) {
  const stated = new Map(relations.map((one) => [one.personId, one.relation]))
  for (const [personId, relation] of stated) {
    if (!members.some((member) => member.personId === personId))
      return { ...refuse('not-a-member'), detail: { personId } }
    if ((relation === HEAD) !== (personId === headPersonId)) return refuse('more-than-one-head')
  }
  const silent = members.find((member) => member.personId !== headPersonId && !stated.has(member.personId))
  return silent ? { ...refuse('relation-missing'), detail: { personId: silent.personId } } : allow
}
