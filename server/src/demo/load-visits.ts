import { eldersAlone } from '@red-steward/domain/care/campaigns'
import { addDays } from '@red-steward/domain/care/days'
import type { Id } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import type { Tx } from '../kernel/db.ts'
import type { DemoCommunity } from './community.ts'
import type { DemoHousehold } from './people.ts'
import type { Chance } from './random.ts'
import { column, insertColumns } from './rows.ts'
import { makeVisits } from './visits.ts'

interface Recorded {
  communityId: Id
  chance: Chance
  now: string
  /** The account that entered what concerns this household. */
  recordedBy: (household: DemoHousehold) => Id
}

/** Visits, needs, safety findings, and a cold wave under way. */
export async function loadVisits(tx: Tx, demo: DemoCommunity, recorded: Recorded) {
  const { communityId, chance, now, recordedBy } = recorded
  const { visits, needs, findings } = makeVisits(demo, now, chance)
  const insert = insertColumns.bind(undefined, tx)
  const by = ({ household }: { household: DemoHousehold }) => recordedBy(household)
  await insert('visits', communityId, {
    id: column('uuid', visits, (row) => row.id),
    dwelling_id: column('uuid', visits, (row) => row.household.door.id),
    household_id: column('uuid', visits, (row) => row.household.id),
    means: column('text', visits, (row) => row.means),
    result: column('text', visits, (row) => row.result),
    note: column('text', visits, (row) => row.note),
    visited_at: column('timestamptz', visits, (row) => row.at),
    entered_at: column('timestamptz', visits, (row) => row.at),
    entered_by: column('uuid', visits, by),
  })
  const about = visits.flatMap((visit) => visit.personIds.map((personId) => ({ visit, personId })))
  await insert('visit_persons', communityId, {
    visit_id: column('uuid', about, ({ visit }) => visit.id),
    person_id: column('uuid', about, ({ personId }) => personId),
    visited_at: column('timestamptz', about, ({ visit }) => visit.at),
    result: column('text', about, ({ visit }) => visit.result),
  })
  await insert('needs', communityId, {
    id: column('uuid', needs, (row) => row.id),
    visit_id: column('uuid', needs, ({ visit }) => visit.id),
    dwelling_id: column('uuid', needs, ({ visit }) => visit.household.door.id),
    household_id: column('uuid', needs, ({ visit }) => visit.household.id),
    person_id: column('uuid', needs, ({ visit }) => visit.personIds[0]),
    kind: column('text', needs, (row) => row.kind),
    text: column('text', needs, (row) => row.text),
    due_on: column('date', needs, ({ dueInDays, settled }) =>
      settled || dueInDays === null ? null : addDays(dayOf(now), dueInDays),
    ),
    recorded_at: column('timestamptz', needs, ({ visit }) => visit.at),
    recorded_by: column('uuid', needs, ({ visit }) => by(visit)),
    settled_at: column('timestamptz', needs, ({ visit, settled }) => (settled ? daysLater(visit.at, now) : null)),
    settled_by: column('uuid', needs, ({ visit, settled }) => (settled ? by(visit) : null)),
    settled_as: column('text', needs, ({ settled }) => (settled ? 'DONE' : null)),
  })
  await insert('safety_findings', communityId, {
    id: column('uuid', findings, (row) => row.id),
    visit_id: column('uuid', findings, ({ visit }) => visit.id),
    dwelling_id: column('uuid', findings, ({ visit }) => visit.household.door.id),
    item: column('text', findings, (row) => row.item),
    ok: column('boolean', findings, (row) => row.ok),
    follow_up_on: column('date', findings, ({ visit, ok }) => (ok ? null : addDays(dayOf(visit.at), 7))),
    settled_at: column('timestamptz', findings, ({ visit, settled }) => (settled ? daysLater(visit.at, now) : null)),
    settled_by: column('uuid', findings, ({ visit, settled }) => (settled ? by(visit) : null)),
    settled_as: column('text', findings, ({ settled }) => (settled ? 'PUT_RIGHT' : null)),
  })
  await loadColdWave(tx, demo, recorded)
}

const DAY = 86_400_000
const daysLater = (at: string, now: string) =>
  new Date(Math.min(Date.parse(at) + 5 * DAY, Date.parse(now))).toISOString()

/** A campaign of this morning: everyone of 60 and more who lives alone, nobody called yet. */
async function loadColdWave(tx: Tx, { households }: DemoCommunity, { communityId, chance, now, recordedBy }: Recorded) {
  const perDoor = new Map<Id, number>()
  for (const { door } of households) perDoor.set(door.id, (perDoor.get(door.id) ?? 0) + 1)
  const calls = households
    .filter(({ family, door }) => family === 'elder-alone' && perDoor.get(door.id) === 1)
    .map((household) => ({ id: chance.id(), household }))
  if (calls.length === 0) return
  const campaignId = chance.id()
  await tx
    .insertInto('care_campaigns')
    .values({
      community_id: communityId,
      id: campaignId,
      kind: 'COLD_WAVE',
      title: '寒潮来了：独居老人电话',
      script: '今晚起降温，请注意保暖，用火用电要小心，煤气阀门记得关。家里缺什么、身体有没有不舒服？',
      rule: JSON.stringify(eldersAlone),
      until: addDays(dayOf(now), 3),
      opened_at: now,
      opened_by: recordedBy(calls[0]!.household),
    })
    .execute()
  await insertColumns(tx, 'campaign_calls', communityId, {
    id: column('uuid', calls, ({ id }) => id),
    campaign_id: column('uuid', calls, () => campaignId),
    person_id: column('uuid', calls, ({ household }) => household.members[0]!.id),
    dwelling_id: column('uuid', calls, ({ household }) => household.door.id),
    household_id: column('uuid', calls, ({ household }) => household.id),
  })
}
