import { mayJoin } from '@red-steward/domain/cases/merging'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import { joinCase as shape } from '@red-steward/domain/cases/together'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { getReporter } from './enter-case.ts'
import { gridInReach } from './reach.ts'
import { addHop, changeCase, getCaseForChange, type Writing } from './store.ts'

export const joinCase = command(shape, async (context, { caseId, id, personId, dwellingId, text, happenedAt }) => {
  const { tx, actor, now } = context
  const one = await getCaseForChange(context, caseId)
  ensure(mayJoin(one))
  ensure(mayKeepText(text))
  if (personId) await getReporter(context, personId)
  if (dwellingId) await getDoorInReach(context, dwellingId)
  const at = happened(happenedAt, now)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_followers')
    .values({
      community_id: actor.communityId,
      id,
      case_id: caseId,
      kind: 'ALSO_ME',
      person_id: personId,
      dwelling_id: dwellingId,
      joined_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) refuseWith('follower-already-there')
  await addHop(context, caseId, { action: 'ALSO_ME', text, at })
  await changeCase(context, one)
})

async function getDoorInReach({ tx, actor }: Writing, dwellingId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = ${actor.communityId} and d.id = ${dwellingId} and ${gridInReach(actor, 'b.grid_id')}`.execute(
    tx,
  )
  if (rows.length === 0) notFound()
}
