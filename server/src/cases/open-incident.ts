import { mayOpenIncident } from '@red-steward/domain/cases/incidents'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import { openIncident as openShape } from '@red-steward/domain/cases/together'
import { type Id, newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { addHop, type CaseForChange, changeCase, getCaseForChange, takeInHand, type Writing } from './store.ts'

export const openIncident = command(openShape, async (context, { caseId, sourceId, doors, message, happenedAt }) => {
  const { tx, actor, now } = context
  const one = await getCaseForChange(context, caseId)
  const at = happened(happenedAt, now)
  await ensureAction(context, 'ask', one, at)
  const buildingId = await buildingOf(context, one.id)
  ensure(mayOpenIncident({ ...one, buildingId }))
  ensure(mayKeepText(message))
  await getDoors(context, buildingId!, [...doors.map(({ dwellingId }) => dwellingId), ...(sourceId ? [sourceId] : [])])
  await tx
    .insertInto('case_incidents')
    .values({
      community_id: actor.communityId,
      case_id: caseId,
      source_id: sourceId,
      opened_by: actor.id,
      opened_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const added = await addDoors(context, one, doors, at)
  await takeInHand(context, one, at)
  // One hop for all: whoever listens writes one message to each door.
  const detail = { incident: true } as const
  await addHop(context, caseId, { action: 'ASKED', text: message, residentText: message, detail, at })
  await changeCase(context, one)
  return { added }
})

/** The doors must be of the case's own building, which lies in reach with it. */
async function getDoors({ tx, actor }: Writing, buildingId: Id, doors: readonly Id[]): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from dwellings d where d.community_id = ${actor.communityId} and d.building_id = ${buildingId}
      and d.retired_at is null and d.id = any(${doors}::uuid[])`.execute(tx)
  if (rows[0]!.n !== new Set(doors).size) notFound()
}

async function buildingOf({ tx, actor }: Writing, caseId: Id): Promise<Id | null> {
  const row = await tx
    .selectFrom('cases')
    .select('building_id')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return row.building_id
}

/** A door that was told before is not told to follow twice. */
async function addDoors(
  { tx, actor }: Writing,
  { id }: CaseForChange,
  doors: readonly { dwellingId: Id; how: string }[],
  at: string,
): Promise<number> {
  const added = await tx
    .insertInto('case_followers')
    .values(
      doors.map(({ dwellingId, how }) => ({
        community_id: actor.communityId,
        id: newId(),
        case_id: id,
        kind: 'AFFECTED',
        dwelling_id: dwellingId,
        affected: how,
        joined_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return added.length
}
