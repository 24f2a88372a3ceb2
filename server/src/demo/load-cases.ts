import { caseNumber } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import { policyOf } from '../cases/index.ts'
import type { Tx } from '../kernel/db.ts'
import { type Cast, type DemoCase, makeCases, type Unit } from './cases.ts'
import type { DemoCommunity } from './community.ts'
import { Chance } from './random.ts'
import { column, insertColumns } from './rows.ts'

interface Recorded {
  communityId: Id
  code: string
  chance: Chance
  /** For call-backs. */
  askedChance: Chance
  now: string
  accounts: ReadonlyMap<string, Id>
  stewardOf: Cast['stewardOf']
}

/** Units, about 480 cases of half a year with their stories, who follows them, and the numbers given so far. */
export async function loadCases(tx: Tx, demo: DemoCommunity, recorded: Recorded): Promise<void> {
  const { communityId, now, accounts, stewardOf } = recorded
  const account = (loginName: string) => accounts.get(loginName)!
  const units = await loadUnits(tx, recorded)
  const cast: Cast = {
    desk: account('desk'),
    secretary: account('secretary'),
    street: account('street'),
    property: account('property'),
    department: account('department'),
    gridLead: account('gridlead'),
    stewardOf,
    units,
  }
  const cases = makeCases(demo, now, cast, await policyOf(tx, communityId), recorded)
  const numbers = numbersOf(cases, recorded.code)
  const insert = insertColumns.bind(undefined, tx)
  const of = <T>(type: string, value: (row: DemoCase) => T) => column(type, cases, value)
  await insert('cases', communityId, {
    id: of('uuid', (row) => row.id),
    case_no: of('text', (row) => numbers.of.get(row)),
    leaf: of('text', (row) => row.leaf),
    nature: of('text', (row) => row.nature),
    source: of('text', (row) => row.source),
    class: of('text', (row) => row.class),
    state: of('text', (row) => row.state),
    title: of('text', (row) => row.title),
    description: of('text', (row) => row.description),
    dwelling_id: of('uuid', (row) => row.dwellingId),
    building_id: of('uuid', (row) => row.buildingId),
    place: of('text', (row) => row.place),
    grid_id: of('uuid', (row) => row.gridId),
    reporter_person_id: of('uuid', (row) => row.reporterPersonId),
    contact_ok: of('boolean', (row) => row.contactOk),
    entered_by: of('uuid', (row) => row.enteredBy),
    first_handler: of('text', (row) => row.firstHandler),
    happened_at: of('timestamptz', (row) => row.reportedAt),
    reported_at: of('timestamptz', (row) => row.reportedAt),
    entered_at: of('timestamptz', (row) => row.reportedAt),
    accepted_at: of('timestamptz', (row) => row.acceptedAt),
    responsible_id: of('uuid', (row) => row.responsibleId),
    handler_id: of('uuid', (row) => row.handlerId),
    handler_unit_id: of('uuid', (row) => row.handlerUnitId),
    handler_role: of('text', (row) => row.handlerRole),
    dispatched_at: of('timestamptz', (row) => row.dispatchedAt),
    returns: of('integer', (row) => row.returns),
    reworks: of('integer', (row) => row.reworks),
    at_street: of('boolean', (row) => row.atStreet),
    before_street: of('boolean', (row) => row.beforeStreet),
    escalated_at: of('timestamptz', (row) => row.escalatedAt),
    handled_at: of('timestamptz', (row) => row.handledAt),
    handled_by: of('uuid', (row) => row.handledBy),
    closed_at: of('timestamptz', (row) => row.closedAt),
    result: of('text', (row) => row.result),
    result_text: of('text', (row) => row.resultText),
    resident_says: of('text', (row) => row.residentSays),
    suspended_at: of('timestamptz', (row) => row.suspendedAt),
    resume_state: of('text', (row) => (row.suspendedAt ? 'HANDLING' : null)),
    review_on: of('date', (row) => row.reviewOn),
    step_since: of('timestamptz', (row) => row.stepSince),
    respond_by: of('timestamptz', (row) => row.deadlines.respondBy),
    dispose_by: of('timestamptz', (row) => row.deadlines.disposeBy),
    return_by: of('timestamptz', (row) => row.deadlines.returnBy),
    step_by: of('timestamptz', (row) => row.deadlines.stepBy),
    // What is due by now the clock says itself when the program runs.
    next_clock_at: of('timestamptz', (row) => row.deadlines.moments[0]?.at ?? null),
  })
  await loadStories(tx, cases, recorded)
  await loadCallBacks(tx, cases, recorded)
  // Sixteen lanes a day (note 141): whoever reports next continues where these end.
  const lanes = [...numbers.last].flatMap(([day, last]) =>
    Array.from({ length: 16 }, (_, lane) => ({ day, lane, last: last + lane - 15 })),
  )
  await insert('case_numbers', communityId, {
    day: column('date', lanes, ({ day }) => day),
    lane: column('integer', lanes, ({ lane }) => lane),
    last: column('integer', lanes, ({ last }) => last),
  })
}

async function loadStories(tx: Tx, cases: readonly DemoCase[], { communityId, chance }: Recorded): Promise<void> {
  const insert = insertColumns.bind(undefined, tx)
  const hops = cases.flatMap((one) => one.hops.map((hop) => ({ one, hop, id: chance.id() })))
  await insert('case_hops', communityId, {
    id: column('uuid', hops, ({ id }) => id),
    case_id: column('uuid', hops, ({ one }) => one.id),
    action: column('text', hops, ({ hop }) => hop.action),
    to_state: column('text', hops, ({ hop }) => hop.toState),
    text: column('text', hops, ({ hop }) => hop.text),
    resident_text: column('text', hops, ({ hop }) => hop.residentText),
    detail: column('jsonb', hops, ({ hop }) => JSON.stringify(hop.detail)),
    by_id: column('uuid', hops, ({ hop }) => hop.by),
    role: column('text', hops, ({ hop }) => hop.role),
    happened_at: column('timestamptz', hops, ({ hop }) => hop.at),
    entered_at: column('timestamptz', hops, ({ hop }) => hop.at),
  })
  const pauses = cases
    .map((one) => ({ one, kind: one.suspendedAt ? 'SUSPENDED' : 'DONE', from: one.suspendedAt ?? one.handledAt }))
    .filter(({ one, from }) => from !== null && one.state !== 'REWORK')
  await insert('case_pauses', communityId, {
    id: column('uuid', pauses, () => chance.id()),
    case_id: column('uuid', pauses, ({ one }) => one.id),
    kind: column('text', pauses, ({ kind }) => kind),
    from_at: column('timestamptz', pauses, ({ from }) => from),
  })
  const told = cases.filter(({ reporterPersonId }) => reporterPersonId !== null)
  await insert('case_followers', communityId, {
    id: column('uuid', told, () => chance.id()),
    case_id: column('uuid', told, (one) => one.id),
    kind: column('text', told, () => 'REPORTER'),
    person_id: column('uuid', told, (one) => one.reporterPersonId),
    joined_at: column('timestamptz', told, (one) => one.reportedAt),
  })
}

async function loadCallBacks(
  tx: Tx,
  cases: readonly DemoCase[],
  { communityId, askedChance }: Recorded,
): Promise<void> {
  const backs = cases.flatMap((one) => (one.callBack ? [{ one, back: one.callBack, id: askedChance.id() }] : []))
  const rows = backs.map(({ one, back, id }) => ({
    community_id: communityId,
    id,
    case_id: one.id,
    why: back.why,
    state: back.state,
    handler_ids: back.handlerIds,
    closed_at: one.closedAt!,
    leaf: one.leaf,
    contacted: back.answer?.contacted ?? null,
    resolved: back.answer?.resolved ?? null,
    satisfied: back.answer?.satisfied ?? null,
    text: back.text,
    settled_by: back.by,
    settled_at: back.settledAt,
    counts: back.answer !== null,
    to_supervise: back.toSupervise,
  }))
  await tx.insertInto('case_call_backs').values(rows).execute()
  const attempts = backs.flatMap(({ back, id }) => Array.from({ length: back.attempts }, () => ({ back, id })))
  await insertColumns(tx, 'case_call_back_attempts', communityId, {
    id: column('uuid', attempts, () => askedChance.id()),
    call_back_id: column('uuid', attempts, ({ id }) => id),
    reached: column('boolean', attempts, ({ back }) => back.answer !== null),
    text: column('text', attempts, ({ back }) => back.text),
    by_id: column('uuid', attempts, ({ back }) => back.by),
    happened_at: column('timestamptz', attempts, ({ back }) => back.settledAt),
    entered_at: column('timestamptz', attempts, ({ back }) => back.settledAt),
  })
}

const JUSTICE_SEED = 522698

async function loadUnits(tx: Tx, { communityId, chance, now, accounts }: Recorded): Promise<Cast['units']> {
  const unit = (name: string, kind: string, phone: string) => ({ id: chance.id(), name, kind, phone })
  const city = unit('城管执法队', 'DEPARTMENT', '0855-8000001')
  const water = unit('供水公司抢修队', 'UTILITY', '0855-8000002')
  const property = unit('物业公司', 'PROPERTY', '0855-8000003')
  const more = [unit('供电所', 'UTILITY', '0855-8000004'), unit('交警中队', 'DEPARTMENT', '0855-8000005')]
  // Its id from a chance of its own: the story the seed tells of the cases stays the same.
  const justice = {
    id: new Chance(JUSTICE_SEED).id(),
    name: '街道司法所',
    kind: 'JUSTICE_OFFICE',
    phone: '0855-8000006',
  }
  const all = [city, water, property, ...more, justice]
  await insertColumns(tx, 'handling_units', communityId, {
    id: column('uuid', all, ({ id }) => id),
    name: column('text', all, ({ name }) => name),
    kind: column('text', all, ({ kind }) => kind),
    phone: column('text', all, ({ phone }) => phone),
  })
  const members: [Unit, string][] = [
    [city, 'department'],
    [property, 'property'],
    [justice, 'justice'],
  ]
  await insertColumns(tx, 'handling_unit_members', communityId, {
    unit_id: column('uuid', members, ([{ id }]) => id),
    account_id: column('uuid', members, ([, loginName]) => accounts.get(loginName)!),
    added_by: column('uuid', members, () => accounts.get('secretary')!),
    added_at: column('timestamptz', members, () => now),
  })
  return { city, water, property }
}

/** The number of each case in the order of its day, and the last one of each day. */
function numbersOf(cases: readonly DemoCase[], code: string) {
  const last = new Map<string, number>()
  const of = new Map<DemoCase, string>()
  for (const one of cases) {
    const day = dayOf(one.reportedAt)
    const count = (last.get(day) ?? 0) + 1
    last.set(day, count)
    of.set(one, caseNumber(day, code, count))
  }
  return { of, last }
}
