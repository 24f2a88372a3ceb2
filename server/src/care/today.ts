import { type TodayItem, todayList } from '@red-steward/domain/care/today'
import { careToday as shape, type TodayRow } from '@red-steward/domain/care/today-query'
import type { Id } from '@red-steward/domain/ids'
import type { Address } from '@red-steward/domain/places/address'
import { ageOn, type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { doorTables, inReach } from '../registry/index.ts'
import { addressColumns, addressOf, needsDue, safetyDue } from '../visits/index.ts'
import { capacityOf } from './capacity.ts'
import { callsAt, campaignsAt, runsAt } from './documents.ts'
import { dutiesOf } from './duties.ts'
import { readFlow, readRules } from './rules.ts'

/** The documents a phone of this actor would hold, put through the same function. */
export const careToday = query(shape, async (context, { all }) => {
  const { tx, actor, now } = context
  const facts = {
    duties: await dutiesOf(context, 'all'),
    runs: await runsAt(context),
    calls: await callsAt(context, sql`l.state = 'UNREACHABLE'`),
    campaigns: await campaignsAt(context),
    needs: await needsDue(context),
    safety: await safetyDue(context),
    rules: await readRules(tx, actor),
    flow: await readFlow(tx, actor),
  }
  const capacity = await capacityOf(tx, actor)
  const { items, cut, minutes } = todayList(facts, { now, me: actor.id, capacity, all })
  return { rows: await shown(context, items), cut, minutes, capacity }
})

interface Door extends Address {
  id: Id
}
interface Person {
  id: Id
  name: string
  birthDate: Day | null
}

/** Names and addresses for what is on the list only. */
async function shown({ tx, actor, now }: QueryContext, items: readonly TodayItem[]): Promise<TodayRow[]> {
  const doors = await sql<Door>`select d.id, ${addressColumns} from ${doorTables}
    where d.community_id = ${actor.communityId} and d.id = any(${items.map(({ dwellingId }) => dwellingId)}::uuid[]) and ${inReach(actor)}`.execute(
    tx,
  )
  const persons = await sql<Person>`select id, name, birth_date as "birthDate" from persons
    where community_id = ${actor.communityId} and id = any(${items.flatMap(({ personId }) => personId ?? [])}::uuid[])`.execute(
    tx,
  )
  const address = new Map(doors.rows.map((row) => [row.id, addressOf(row)]))
  const person = new Map(persons.rows.map((row) => [row.id, row]))
  return items.map((item): TodayRow => {
    const who = item.personId === null ? undefined : person.get(item.personId)
    const duty = item.kind === 'contact' ? item.duty : null
    const step = item.kind === 'step' ? item : null
    return {
      kind: item.kind,
      id: idOf(item),
      dwellingId: item.dwellingId,
      buildingId: item.buildingId,
      address: address.get(item.dwellingId) ?? '',
      personId: item.personId,
      name: who?.name ?? null,
      age: who?.birthDate ? ageOn(who.birthDate, dayOf(now)) : null,
      reason: item.reason,
      tier: duty?.tier ?? null,
      dueOn: duty?.dueOn ?? null,
      overdueDays: duty?.overdueDays ?? null,
      step: step?.step ?? null,
      dueAt: step?.dueAt ?? null,
      isDue: step?.isDue ?? true,
      campaignId: item.kind === 'call' ? item.campaignId : null,
    }
  })
}

function idOf(item: TodayItem): Id {
  if (item.kind === 'contact') return item.personId!
  if (item.kind === 'step') return item.runId
  if (item.kind === 'call') return item.callId
  return item.kind === 'need' ? item.needId : item.findingId
}
