import { newId } from '@red-steward/domain/ids'

const [person, household, door] = [newId(), newId(), newId()]

/** One valid input per command and query of the register's core, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'registry.register-household': {
    id: newId(),
    dwellingId: door,
    members: [{ id: newId(), name: '王小明', relation: '02', birthDate: '1980-05-04' }],
    means: 'DOOR',
  },
  'registry.register-person': {
    householdId: household,
    member: { id: newId(), name: '李芳', relation: '12', kind: 'TENANT' },
  },
  'registry.correct-person': { personId: person, base: 1, changes: { name: '王晓明', phone: '13800001234' } },
  'registry.correct-household': { householdId: household, base: 1, changes: { note: '需轮椅' } },
  'registry.confirm': { subject: { kind: 'household', id: household }, means: 'DOOR' },
  'registry.confirm-many': { subjects: [{ kind: 'dwelling', id: door }], means: 'PHONE' },
  'registry.undo': { commandId: newId() },
  'registry.move-in': { personId: person, householdId: household, relation: '99', kind: 'LODGER', day: '2026-01-02' },
  'registry.move-out': { householdId: household, personIds: [person], day: '2026-01-02', destination: '贵阳' },
  'registry.move-within': { householdId: household, toDwellingId: door, day: '2026-01-02' },
  'registry.split-household': {
    householdId: household,
    newHouseholdId: newId(),
    members: [{ personId: person, relation: '02' }],
    day: '2026-01-02',
  },
  'registry.change-head': { householdId: household, headPersonId: person, relations: [] },
  'registry.record-death': { personId: person, day: '2026-01-02' },
  'registry.open-eligibility': {
    id: newId(),
    personId: person,
    groupCode: 'K01',
    decidedBy: '社区居委会',
    basis: 'CONSENT',
    consentedOn: '2026-01-02',
    startsOn: '2026-01-02',
  },
  'registry.extend-eligibility': { eligibilityId: newId(), endsOn: '2027-01-02', decidedBy: '社区居委会' },
  'registry.end-eligibility': { eligibilityId: newId(), day: '2026-01-02', reason: 'NO_LONGER_ENTITLED' },
  'registry.link-guardian': { id: newId(), childId: person, guardian: { personId: newId(), relation: '51' } },
  'registry.unlink-guardian': { guardianshipId: newId(), day: '2026-01-02' },
  'registry.household': { householdId: household },
  'registry.dwelling': { dwellingId: door },
  'registry.person': { personId: person },
  'registry.reveal': { personId: person, field: 'phone', reason: '联系家属' },
  'registry.history': { subjectKind: 'person', subjectId: person },
  'registry.eligibilities': {},
  'registry.freshness': { buildingId: newId() },
}
