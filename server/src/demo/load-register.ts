import type { Id } from '@red-steward/domain/ids'
import { toEighteen } from '@red-steward/domain/registry/id-number'
import type { Tx } from '../kernel/db.ts'
import type { Vault } from '../kernel/vault.ts'
import { nameReader, secretColumns } from '../registry/index.ts'
import type { DemoCommunity } from './community.ts'
import type { Confirmed } from './freshness.ts'
import type { DemoHousehold, DemoPerson } from './people.ts'
import { column, insertColumns } from './rows.ts'

interface Recorded {
  communityId: Id
  vault: Vault
  /** When the community began to keep its register. */
  since: string
  confirmed: (household: DemoHousehold) => Confirmed | undefined
}

export async function loadRegister(tx: Tx, { households }: DemoCommunity, recorded: Recorded) {
  const { communityId, vault, since, confirmed } = recorded
  const insert = insertColumns.bind(undefined, tx)
  const reader = await nameReader()
  const persons = households.flatMap((household) =>
    household.members.map((person) => ({
      ...person,
      household,
      reading: reader.read(person.name),
      sealed: {
        ...secretColumns(vault, person.id, 'idNumber', asKept(person.idNumber)),
        ...secretColumns(vault, person.id, 'phone', person.phone),
      },
    })),
  )
  await insert('persons', communityId, {
    id: column('uuid', persons, (person) => person.id),
    name: column('text', persons, (person) => person.name),
    pinyin: column('text', persons, (person) => person.reading.pinyin),
    initials: column('text', persons, (person) => person.reading.initials),
    sex: column('text', persons, (person) => person.sex),
    birth_date: column('date', persons, (person) => person.birthDate),
    document_kind: column('text', persons, (person) => (person.idNumber ? 'CITIZEN_ID' : 'NONE')),
    id_number_sealed: column('bytea', persons, (person) => person.sealed.id_number_sealed),
    id_number_mark: column('bytea', persons, (person) => person.sealed.id_number_mark),
    phone_sealed: column('bytea', persons, (person) => person.sealed.phone_sealed),
    phone_mark: column('bytea', persons, (person) => person.sealed.phone_mark),
    phone_tail_mark: column('bytea', persons, (person) => person.sealed.phone_tail_mark),
    language_need: column('text', persons, (person) => person.languageNeed),
    confirmed_at: column('timestamptz', persons, (person) => confirmed(person.household)?.at),
    registered_at: column('timestamptz', persons, () => since),
  })
  await insert('households', communityId, {
    id: column('uuid', households, (household) => household.id),
    dwelling_id: column('uuid', households, (household) => household.door.id),
    head_person_id: column('uuid', households, (household) => household.members[0]!.id),
    opened_on: column('date', households, (household) => household.openedOn),
    confirmed_at: column('timestamptz', households, (household) => confirmed(household)?.at),
    registered_at: column('timestamptz', households, () => since),
  })
  await insert('residences', communityId, {
    id: column('uuid', persons, ({ household, id }) => household.residences[indexOf(household, id)]!.id),
    person_id: column('uuid', persons, (person) => person.id),
    household_id: column('uuid', persons, (person) => person.household.id),
    dwelling_id: column('uuid', persons, (person) => person.household.door.id),
    relation: column('text', persons, (person) => person.relation),
    kind: column('text', persons, (person) => person.household.kind),
    from_day: column('date', persons, ({ household, id }) => household.residences[indexOf(household, id)]!.since),
  })
}

/** A number of fifteen digits is kept as the eighteen it stands for. */
function asKept(idNumber: string | null) {
  return idNumber?.length === 15 ? toEighteen(idNumber) : idNumber
}

function indexOf(household: DemoHousehold, personId: Id): number {
  return household.members.findIndex(({ id }) => id === personId)
}

/** Who speaks for a child under 14: the head where grown up, else the next adult. Relation: what they are to the child. */
export function guardianOf(
  household: DemoHousehold,
  child: DemoPerson,
): { guardian: DemoPerson; relation: string } | undefined {
  const guardian = household.members.find(({ age }) => age >= 18)
  if (!guardian || child.age >= 14) return undefined
  const grandparent = child.relation === '41' || child.relation === '42'
  const relation = grandparent ? (guardian.sex === '1' ? '61' : '62') : guardian.sex === '1' ? '51' : '52'
  return { guardian, relation }
}
