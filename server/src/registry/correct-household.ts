import type { Id } from '@red-steward/domain/ids'
import { correctHousehold as shape } from '@red-steward/domain/registry/correcting'
import { refusedIn } from '@red-steward/domain/registry/forbidden-text'
import { HEAD } from '@red-steward/domain/registry/relations'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getHouseholdForChange } from './households.ts'
import { ANY_VERSION, refuseChangedMeanwhile, type Subject, type Values, writeWhatIsFree } from './meanwhile.ts'
import { announce } from './residences.ts'
import { type Change, revise } from './revise.ts'

export const correctHousehold = command(shape, async (context, { householdId, base, bases, changes, members }) => {
  const household = await getHouseholdForChange(context.tx, context.actor, householdId)
  const today = dayOf(context.now)
  const { use, ...said } = changes
  const facts = { ...said, openedOn: counted(context, said.openedOn) }
  const found = refusedIn(facts.note ?? '')
  if (found) refuseWith(`text-forbidden-${found.reason}`, { field: 'note' })
  if (facts.openedOn && facts.openedOn > today) refuseWith('day-in-the-future', { field: 'openedOn' })

  const residences = members.map(({ personId, ...said }) => {
    const to = { ...said, fromDay: counted(context, said.fromDay) }
    const member = household.members.find((one) => one.personId === personId)
    if (!member) refuseWith('not-a-member', { personId })
    if (to.relation && to.relation !== member.relation && [to.relation, member.relation].includes(HEAD)) {
      refuseWith('change-the-head-instead', { personId })
    }
    if (to.fromDay && to.fromDay > today) refuseWith('day-in-the-future', { personId, field: 'fromDay' })
    return { personId, member, to: given(to) }
  })

  const { offline } = context
  const baseOf = (id: Id) => (offline ? offline.base[id] : bases[id]) ?? ANY_VERSION
  const meet = (subject: Omit<Subject, 'grid'>, at: number, apply: (values: Values) => object) =>
    offline
      ? (found: readonly Change[]) =>
          writeWhatIsFree(context, {
            subject: { ...subject, grid: household.gridId },
            base: at,
            found,
            apply: (values) => ({
              name: shape.name,
              input: { householdId, base: ANY_VERSION, changes: {}, ...apply(values) },
            }),
          })
      : (found: readonly Change[]) => refuseChangedMeanwhile(found, at)
  const before = meet({ kind: 'household', ...household }, base, (values) => ({ changes: values }))
  await revise(context, 'household', [{ id: householdId, to: given(facts) }], { before })
  for (const { personId, member, to } of residences) {
    const subject = { kind: 'residence', id: member.residenceId, fieldVersions: member.fieldVersions }
    const before = meet(subject, baseOf(member.residenceId), (values) => ({
      members: [{ personId, ...values }],
    }))
    await revise(context, 'residence', [{ id: member.residenceId, to }], { before })
  }
  if (use) {
    const door = { kind: 'dwelling', id: household.dwellingId, fieldVersions: household.doorFieldVersions }
    const before = meet(door, baseOf(door.id), (values) => ({ changes: values }))
    const changed = await revise(context, 'dwelling', [{ id: door.id, to: { use } }], { before })
    if (changed.length > 0) context.trail.changed('dwelling', door.id, household.gridId)
  }
  announce(context, {
    households: [householdId],
    persons: members.map((member) => member.personId),
    grid: household.gridId,
  })
})

function given(changes: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
