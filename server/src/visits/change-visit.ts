import { mayChangeVisit, mayConfirm, mayHaveBeen } from '@red-steward/domain/visits/rules'
import { correctVisit as correctShape, withdrawVisit as withdrawShape } from '@red-steward/domain/visits/visit'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type Context, command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { settleConfirmedAt, takeBackConfirmations } from '../registry/index.ts'
import { followed } from './followers.ts'
import { ensureText, getVisitForChange, peopleBehind, type VisitForChange } from './store.ts'
import { addPersons, CREATED, setNext } from './write-visit.ts'

type Changes = z.output<typeof correctShape.input>['changes']

export const correctVisit = command(correctShape, async (context, { visitId, base, changes, noteReviewed }) => {
  const { tx, actor, now, trail } = context
  const visit = await getVisitForChange(tx, actor, visitId)
  ensure(mayChangeVisit(actor, visit, now))
  if (visit.version !== base) refuseWith('changed-meanwhile', { version: visit.version })
  if (changes.note !== undefined) ensureText('note', changes.note, noteReviewed)
  const to = changed(visit, changes)
  if (visit.confirmed) ensure(mayConfirm(to))
  to.personIds = await peopleBehind(tx, actor, visit.dwellingId, visit.householdId, to.personIds)

  await tx
    .updateTable('visits')
    .set({
      means: to.means,
      result: to.result,
      changes: to.changes,
      note: to.note,
      visited_at: to.visitedAt,
      version: visit.version + 1,
    })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', visitId)
    .execute()
  for (const field of ['means', 'result', 'changes', 'note', 'visitedAt', 'personIds'] as const)
    trail.fact('visit', visitId, field, visit[field], to[field])
  await rewritePersons(context, visit, to)
  trail.changed('visit', visitId, visit.gridId)
  return { nextOn: await follow(context, visit, to, false) }
})

export const withdrawVisit = command(withdrawShape, async (context, { visitId, reason }) => {
  const { tx, actor, now, trail } = context
  const visit = await getVisitForChange(tx, actor, visitId)
  ensure(mayChangeVisit(actor, visit, now))
  await sql`update visits set withdrawn_at = ${now}, withdrawn_by = ${actor.id}, withdrawn_for = ${reason}, version = version + 1
    where community_id = ${actor.communityId} and id = ${visitId}`.execute(tx)
  await sql`update visit_persons set withdrawn = true where community_id = ${actor.communityId} and visit_id = ${visitId}`.execute(
    tx,
  )
  if (visit.confirmed) await unconfirm(context, visit)
  await closeWhatCameOfIt(context, visit)
  trail.fact('visit', visitId, 'withdrawn', null, reason)
  trail.changed('visit', visitId, visit.gridId)
  await follow(context, visit, visit, true)
})

/** Whom it concerned stays as it was noted, unless that was corrected: a merge may yet be taken apart. */
async function rewritePersons(context: Context, before: VisitForChange, to: VisitForChange) {
  const ofVisit = sql`community_id = ${context.actor.communityId} and visit_id = ${before.id}`
  const same = [...before.personIds].sort().join() === [...to.personIds].sort().join()
  if (same) {
    await sql`update visit_persons set visited_at = ${to.visitedAt}, result = ${to.result} where ${ofVisit}`.execute(
      context.tx,
    )
    return
  }
  await sql`delete from visit_persons where ${ofVisit}`.execute(context.tx)
  await addPersons(context, before.id, to.personIds, to)
}

function changed(visit: VisitForChange, changes: Changes): VisitForChange {
  const { means, result, note, personIds } = visit
  const judged = mayHaveBeen(changes.visitedAt ?? visit.visitedAt, visit.enteredAt)
  if (!judged.allowed) return refuseWith(judged.why)
  return {
    ...visit,
    means: changes.means ?? means,
    result: changes.result ?? result,
    changes: changes.changes ?? visit.changes,
    note: changes.note ?? note,
    personIds: changes.personIds ?? personIds,
    visitedAt: judged.at,
  }
}

/** Follows for who was and who is concerned; answers the next date of who is. */
async function follow(context: Context, before: VisitForChange, after: VisitForChange, withdrawn: boolean) {
  const { id, dwellingId, householdId, gridId } = before
  const gone = before.personIds.filter((personId) => !after.personIds.includes(personId))
  const { personIds, means, result, visitedAt } = after
  const visit = { id, dwellingId, householdId, gridId, means, result, visitedAt }
  if (gone.length > 0) await followed(context, { ...visit, personIds: gone, withdrawn: true })
  const { nextOn } = await followed(context, { ...visit, personIds, withdrawn })
  if (!withdrawn) await setNext(context, id, nextOn)
  return nextOn
}

/** What the visit confirmed rests on it alone. */
async function unconfirm(context: Context, visit: VisitForChange) {
  const { tx, actor, trail } = context
  const { rows } = await sql<{ command_id: string }>`select command_id from history
    where community_id = ${actor.communityId} and subject_id = ${visit.id} and field = ${CREATED}`.execute(tx)
  const taken = await takeBackConfirmations(
    context,
    rows.map(({ command_id }) => command_id),
  )
  await settleConfirmedAt(
    context,
    taken.map(({ id }) => id),
  )
  for (const { kind, id } of taken) trail.changed(kind, id, visit.gridId)
}

/** Findings of a check that did not happen are not followed up; needs stay, somebody said them. */
async function closeWhatCameOfIt({ tx, actor, now, trail }: Context, visit: VisitForChange) {
  const { rows } = await sql<{ id: string }>`
    update safety_findings set settled_at = ${now}, settled_by = ${actor.id}, settled_as = 'DECLINED', version = version + 1
    where community_id = ${actor.communityId} and visit_id = ${visit.id} and not ok and settled_at is null returning id`.execute(
    tx,
  )
  for (const { id } of rows) trail.changed('safety', id, visit.gridId)
}
