// Companies to ring, per compound and for everybody. Lines begin with 0855-80000, where nobody answers.
import type { Id } from '@red-steward/domain/ids'
import type { UtilityKind } from '@red-steward/domain/places/utility-contacts'
import type { Tx } from '../kernel/db.ts'
import type { DemoCompound } from './estate.ts'
import type { Chance } from './random.ts'
import { column, insertColumns } from './rows.ts'

const LIFT_FROM_FLOORS = 8

interface DemoContact {
  kind: UtilityKind
  compoundId: Id | null
  buildingId: Id | null
  name: string
  hours: string
}

export async function loadContacts(
  tx: Tx,
  {
    communityId,
    compounds,
    now,
    chance,
  }: { communityId: Id; compounds: readonly DemoCompound[]; now: string; chance: Chance },
) {
  const contacts = [...everybodys, ...compounds.flatMap(ofCompound)]
  await insertColumns(tx, 'utility_contacts', communityId, {
    id: column('uuid', contacts, () => chance.id()),
    kind: column('text', contacts, ({ kind }) => kind),
    compound_id: column('uuid', contacts, ({ compoundId }) => compoundId),
    building_id: column('uuid', contacts, ({ buildingId }) => buildingId),
    name: column('text', contacts, ({ name }) => name),
    phone: column('text', contacts, (one) => `0855-80000${String(11 + contacts.indexOf(one)).padStart(2, '0')}`),
    around_the_clock: column('boolean', contacts, ({ hours }) => hours === ''),
    hours: column('text', contacts, ({ hours }) => hours),
    kept_at: column('timestamptz', contacts, () => now),
  })
}

const everywhere = { compoundId: null, buildingId: null, hours: '' }
const everybodys: DemoContact[] = [
  { ...everywhere, kind: 'WATER', name: '供水公司抢修热线' },
  { ...everywhere, kind: 'GAS', name: '燃气公司抢修热线' },
  { ...everywhere, kind: 'POWER', name: '供电所抢修热线' },
]

/** A property office by day and its duty line by night; where there are lifts, who mends them, one tower by another firm. */
function ofCompound({ id, name, buildings }: DemoCompound): DemoContact[] {
  const own = { compoundId: id, buildingId: null, hours: '' }
  const towers = buildings.filter(({ floors }) => floors >= LIFT_FROM_FLOORS)
  const [apart] = towers.length > 3 ? towers.slice(-1) : []
  return [
    { ...own, kind: 'PROPERTY', name: `${name}物业值班室` },
    { ...own, kind: 'PROPERTY', name: `${name}物业前台`, hours: '8:30–18:00' },
    ...(towers.length > 0 ? [{ ...own, kind: 'LIFT' as const, name: '安达电梯维保' }] : []),
    ...(apart ? [{ ...own, kind: 'LIFT' as const, compoundId: null, buildingId: apart.id, name: '佳升电梯维保' }] : []),
  ]
}
