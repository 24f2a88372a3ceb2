import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { isInForce } from '@red-steward/domain/registry/eligibility-rules'
import { needsGuardian } from '@red-steward/domain/registry/guardians'
import { type EligibilityRow, type PersonView, person as shape } from '@red-steward/domain/registry/pages'
import { ageOn, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { type DoorRow, doorColumns, doorTables, personInReach } from './reach.ts'
import { maskedGuardianPhone, maskedSecret } from './secrets.ts'
import { freshnessOf, seesGroups, shownName, viewOf } from './view.ts'

export const personPage = query(shape, async (context, { personId }): Promise<PersonView> => {
  const { tx, actor, vault, now, trail } = context
  const person = await factsOf(context, personId)
  trail.looked('person', personId, ['page'])

  const view = viewOf(actor)
  const today = dayOf(now)
  const residences = await residencesOf(context, personId)
  const eligibilities = (await eligibilitiesOf(context, personId)).map((row) => ({
    ...row,
    personName: shownName(actor, row.personName),
    inForce: isInForce(row, today),
  }))
  const { guardians, wards } = await guardianshipsOf(context, personId)
  const { idNumberSealed, phoneSealed, ...facts } = person
  if (view === 'door') {
    const needsCare = eligibilities.some((row) => row.inForce && row.careFlagAgreedOn !== null)
    const doors = residences.filter((row) => row.toDay === null)
    return {
      ...facts,
      ...hidden,
      view,
      name: shownName(actor, person.name),
      needsCare,
      residences: doors.map((row) => ({ ...row, ...hiddenHome })),
    }
  }
  return {
    ...facts,
    view,
    name: shownName(actor, person.name),
    pinyin: view === 'full' ? person.pinyin : null,
    readingOverride: view === 'full' ? person.readingOverride : null,
    birthDate: view === 'full' ? person.birthDate : null,
    age: person.birthDate ? ageOn(person.birthDate, person.diedOn ?? today) : null,
    idNumber: maskedSecret(vault, personId, 'idNumber', idNumberSealed),
    phone: maskedSecret(vault, personId, 'phone', phoneSealed),
    freshness: await freshnessOf(tx, actor.communityId, [personId]),
    needsGuardian:
      person.diedOn === null &&
      needsGuardian(person.birthDate, today) &&
      !guardians.some((one) => one.endedOn === null),
    needsCare: eligibilities.some((row) => row.inForce),
    residences,
    eligibilities: seesGroups(actor) ? eligibilities : null,
    guardians,
    wards,
  }
})

const hidden = {
  pinyin: null,
  readingOverride: null,
  sex: null,
  birthDate: null,
  age: null,
  documentKind: null,
  idNumber: null,
  phone: null,
  languageNeed: null,
  note: null,
  diedOn: null,
  confirmedAt: null,
  freshness: [],
  needsGuardian: false,
  eligibilities: null,
  guardians: [],
  wards: [],
}
const hiddenHome = { relation: null, kind: null, fromDay: null, toDay: null, endReason: null, destination: null }

type Facts = Pick<
  PersonView,
  | 'id'
  | 'version'
  | 'name'
  | 'pinyin'
  | 'readingOverride'
  | 'sex'
  | 'birthDate'
  | 'documentKind'
  | 'languageNeed'
  | 'note'
  | 'diedOn'
  | 'mergedInto'
  | 'confirmedAt'
> & { idNumberSealed: Buffer | null; phoneSealed: Buffer | null }

async function factsOf({ tx, actor }: QueryContext, personId: Id): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select p.id, p.version, p.name, p.pinyin, p.reading_override as "readingOverride", p.sex, p.birth_date as "birthDate",
      p.document_kind as "documentKind", p.language_need as "languageNeed", p.note, p.died_on as "diedOn",
      p.merged_into as "mergedInto", p.confirmed_at as "confirmedAt", p.id_number_sealed as "idNumberSealed",
      p.phone_sealed as "phoneSealed"
    from persons p where p.community_id = ${actor.communityId} and p.id = ${personId} and ${personInReach(actor)}`.execute(
    tx,
  )
  return rows[0] ?? notFound()
}

async function residencesOf({ tx, actor }: QueryContext, personId: Id): Promise<PersonView['residences']> {
  const { rows } = await sql<Omit<PersonView['residences'][number], 'address'> & DoorRow>`
    select r.id, r.household_id as "householdId", r.relation, r.kind, r.from_day as "fromDay", r.to_day as "toDay",
      r.end_reason as "endReason", r.destination, ${doorColumns}
    from ${doorTables} join residences r on r.community_id = d.community_id and r.dwelling_id = d.id
    where r.community_id = ${actor.communityId} and r.person_id = ${personId}
    order by r.to_day desc nulls first, r.from_day desc nulls last`.execute(tx)
  return rows.map((row) => {
    const { id, householdId, dwellingId, relation, kind, fromDay, toDay, endReason, destination } = row
    return {
      id,
      householdId,
      dwellingId,
      address: formatAddress(row),
      relation,
      kind,
      fromDay,
      toDay,
      endReason,
      destination,
    }
  })
}

async function eligibilitiesOf({ tx, actor }: QueryContext, personId: Id): Promise<Omit<EligibilityRow, 'inForce'>[]> {
  const { rows } = await sql<Omit<EligibilityRow, 'inForce'>>`
    select e.id, e.person_id as "personId", p.name as "personName", e.group_code as "groupCode", e.decided_by as "decidedBy", e.basis,
      e.consented_on as "consentedOn", e.care_flag_agreed_on as "careFlagAgreedOn", e.starts_on as "startsOn", e.ends_on as "endsOn",
      e.ended_on as "endedOn", e.end_reason as "endReason"
    from eligibilities e join persons p on p.community_id = e.community_id and p.id = e.person_id
    where e.community_id = ${actor.communityId} and e.person_id = ${personId}
    order by e.ended_on desc nulls first, e.starts_on desc`.execute(tx)
  return rows
}

type GuardianshipRead = PersonView['guardians'][number] & { childId: Id; childName: string; phoneSealed: Buffer | null }

async function guardianshipsOf({ tx, actor, vault }: QueryContext, personId: Id) {
  const { rows } = await sql<GuardianshipRead>`
    select g.id, g.child_id as "childId", c.name as "childName", g.guardian_id as "guardianId", coalesce(g.guardian_name, q.name) as name,
      coalesce(g.guardian_phone_sealed, q.phone_sealed) as "phoneSealed", g.relation, g.consented_on as "consentedOn",
      g.starts_on as "startsOn", g.ended_on as "endedOn"
    from guardianships g
    join persons c on c.community_id = g.community_id and c.id = g.child_id
    left join persons q on q.community_id = g.community_id and q.id = g.guardian_id
    where g.community_id = ${actor.communityId} and (g.child_id = ${personId} or g.guardian_id = ${personId})
    order by g.ended_on desc nulls first, g.starts_on`.execute(tx)
  const guardians = rows
    .filter((row) => row.childId === personId)
    .map(({ childId: _, childName: _n, phoneSealed, ...row }) => ({
      ...row,
      name: shownName(actor, row.name),
      phone: row.guardianId
        ? maskedSecret(vault, row.guardianId, 'phone', phoneSealed)
        : maskedGuardianPhone(vault, row.id, phoneSealed),
    }))
  const wards = rows
    .filter((row) => row.guardianId === personId && row.endedOn === null)
    .map((row) => ({ personId: row.childId, name: shownName(actor, row.childName) }))
  return { guardians, wards }
}
