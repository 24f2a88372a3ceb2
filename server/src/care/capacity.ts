import type { CapacityDocument } from '@red-steward/domain/care/documents'
import { type Capacity, usualCapacity } from '@red-steward/domain/care/today'
import { setCapacity as shape } from '@red-steward/domain/care/today-query'
import type { Actor } from '@red-steward/domain/identity/actor'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'

/** What this worker said their day holds, or the usual. */
export async function capacityOf(tx: Tx, actor: Actor): Promise<Capacity> {
  const row = await tx
    .selectFrom('care_capacities')
    .select(['minutes_a_day as minutesADay', 'minutes_per_visit as minutesPerVisit'])
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .executeTakeFirst()
  return row ?? usualCapacity
}

const ofActor = async ({ tx, actor }: Pick<QueryContext, 'tx' | 'actor'>): Promise<CapacityDocument[]> => {
  const { rows } = await sql<CapacityDocument>`
    select 'capacity' as kind, account_id as id, null as "buildingId", version, minutes_a_day as "minutesADay",
      minutes_per_visit as "minutesPerVisit"
    from care_capacities where community_id = ${actor.communityId} and account_id = ${actor.id}`.execute(tx)
  return rows
}

/** One's own alone, whoever's change the feed tells. */
export const capacityDocuments: DocumentSource<CapacityDocument> = {
  kind: 'capacity',
  ofBuildings: async () => [],
  ofActor,
  ofIds: async (context, ids) => (await ofActor(context)).filter(({ id }) => ids.includes(id)),
}

export const setCapacity = command(shape, async ({ tx, actor, trail }, { minutesADay, minutesPerVisit }) => {
  await sql`insert into care_capacities (community_id, account_id, minutes_a_day, minutes_per_visit)
    values (${actor.communityId}, ${actor.id}, ${minutesADay}, ${minutesPerVisit})
    on conflict (community_id, account_id) do update
      set minutes_a_day = excluded.minutes_a_day, minutes_per_visit = excluded.minutes_per_visit,
        version = care_capacities.version + 1`.execute(tx)
  trail.changed('capacity', actor.id, null)
})
