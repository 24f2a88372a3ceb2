import type { Id } from '@red-steward/domain/ids'
import type { Tx } from '../kernel/db.ts'
import type { DemoCommunity } from './community.ts'
import type { Confirmed } from './freshness.ts'
import { guardianOf } from './load-register.ts'
import type { DemoHousehold } from './people.ts'
import type { Chance } from './random.ts'
import { column, insertColumns } from './rows.ts'

interface Recorded {
  communityId: Id
  chance: Chance
  confirmed: (household: DemoHousehold) => Confirmed | undefined
  /** The account that entered what concerns this household. */
  recordedBy: (household: DemoHousehold) => Id
}

export async function loadCare(tx: Tx, { households, eligibilities }: DemoCommunity, recorded: Recorded) {
  const { communityId, chance, confirmed, recordedBy } = recorded
  await insertColumns(tx, 'eligibilities', communityId, {
    id: column('uuid', eligibilities, (row) => row.id),
    person_id: column('uuid', eligibilities, (row) => row.personId),
    group_code: column('text', eligibilities, (row) => row.group),
    decided_by: column('text', eligibilities, (row) => row.decidedBy),
    basis: column('text', eligibilities, (row) => row.basis),
    consented_on: column('date', eligibilities, (row) => row.consentedOn),
    care_flag_agreed_on: column('date', eligibilities, (row) => row.careFlagAgreedOn),
    starts_on: column('date', eligibilities, (row) => row.startsOn),
    ends_on: column('date', eligibilities, (row) => row.endsOn),
    recorded_by: column('uuid', eligibilities, (row) => recordedBy(row.gridOf)),
  })

  const guarded = households.flatMap((household) =>
    household.members.flatMap((child) => {
      const found = guardianOf(household, child)
      return found ? [{ id: chance.id(), child, ...found, since: child.birthDate }] : []
    }),
  )
  await insertColumns(tx, 'guardianships', communityId, {
    id: column('uuid', guarded, (row) => row.id),
    child_id: column('uuid', guarded, (row) => row.child.id),
    guardian_id: column('uuid', guarded, (row) => row.guardian.id),
    relation: column('text', guarded, (row) => row.relation),
    consented_on: column('date', guarded, (row) => row.since),
    starts_on: column('date', guarded, (row) => row.since),
  })

  const said = households.flatMap((household) => {
    const at = confirmed(household)
    if (!at) return []
    const commandId = chance.id()
    const subjects = [['household', household.id], ...household.members.map(({ id }) => ['person', id])]
    return subjects.map(([kind, subject]) => ({
      id: chance.id(),
      kind,
      subject,
      commandId,
      by: recordedBy(household),
      ...at,
    }))
  })
  await insertColumns(tx, 'confirmations', communityId, {
    id: column('uuid', said, (row) => row.id),
    subject_kind: column('text', said, (row) => row.kind),
    subject_id: column('uuid', said, (row) => row.subject),
    fact: column('text', said, () => '*'),
    means: column('text', said, (row) => row.means),
    confirmed_at: column('timestamptz', said, (row) => row.at),
    confirmed_by: column('uuid', said, (row) => row.by),
    command_id: column('uuid', said, (row) => row.commandId),
  })
}
