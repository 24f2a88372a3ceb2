// The one way a visit comes to be: recorded at a door, by a call of a campaign, or as a step of a flow.
import type { Id } from '@red-steward/domain/ids'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { followUpDay, mayConfirm, mayHaveBeen } from '@red-steward/domain/visits/rules'
import type { NewNeed, RecordVisit, SafetyFinding } from '@red-steward/domain/visits/visit'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { confirmSubjects, getDoor } from '../registry/index.ts'
import { type Followed, followed } from './followers.ts'
import { ensureText, peopleBehind } from './store.ts'

export const CREATED = '*created*'

/** Writes a visit and all that came with it; answers when the next is due and which flows are open. */
export async function writeVisit(context: Context, input: RecordVisit): Promise<Followed & { visitedAt: Instant }> {
  const { tx, actor, now, trail } = context
  const judged = mayHaveBeen(input.visitedAt, now)
  if (!judged.allowed) return refuseWith(judged.why)
  const visitedAt = judged.at
  ensureText('note', input.note, input.noteReviewed)
  if (input.confirmHousehold) ensure(mayConfirm(input))
  const door = await getDoor(tx, actor, input.dwellingId)
  const personIds = await peopleBehind(tx, actor, door.id, input.householdId, input.personIds)

  await tx
    .insertInto('visits')
    .values({
      community_id: actor.communityId,
      id: input.visitId,
      dwelling_id: door.id,
      household_id: input.householdId,
      means: input.means,
      result: input.result,
      changes: input.changes,
      note: input.note,
      confirmed: input.confirmHousehold,
      visited_at: visitedAt,
      entered_at: now,
      entered_by: actor.id,
    })
    .execute()
  trail.fact('visit', input.visitId, CREATED, null, true)
  trail.changed('visit', input.visitId, door.gridId)
  await addPersons(context, input.visitId, personIds, { visitedAt, result: input.result })
  const place = { dwellingId: door.id, householdId: input.householdId, visitId: input.visitId, gridId: door.gridId }
  await addNeeds(context, place, input.needs, input.noteReviewed)
  await addFindings(context, place, input.safety, visitedAt)
  if (input.confirmHousehold) await confirm(context, input, visitedAt)

  const { means, result, householdId } = input
  const visit = { id: input.visitId, dwellingId: door.id, householdId, gridId: door.gridId, personIds, means, result }
  const answer = await followed(context, { ...visit, visitedAt, withdrawn: false })
  await setNext(context, input.visitId, answer.nextOn)
  return { ...answer, visitedAt }
}

export async function setNext({ tx, actor }: Context, visitId: Id, nextOn: string | null): Promise<void> {
  if (nextOn === null) return
  await sql`update visits set next_on = ${nextOn} where community_id = ${actor.communityId} and id = ${visitId}`.execute(
    tx,
  )
}

async function confirm(context: Context, input: RecordVisit, at: Instant) {
  const means = input.means === 'DOOR' ? 'DOOR' : 'PHONE'
  await confirmSubjects(context, [{ kind: 'household', id: input.householdId! }], means, { at })
}

export async function addPersons(
  { tx, actor }: Context,
  visitId: Id,
  personIds: readonly Id[],
  { visitedAt, result }: { visitedAt: Instant; result: string },
): Promise<void> {
  if (personIds.length === 0) return
  const row = { community_id: actor.communityId, visit_id: visitId, visited_at: visitedAt, result }
  await tx
    .insertInto('visit_persons')
    .values(personIds.map((person_id) => ({ ...row, person_id })))
    .execute()
}

export interface NeedPlace {
  dwellingId: Id
  householdId: Id | null
  visitId: Id | null
  gridId: Id | null
}

/** Needs of one door; whose they are must live there. */
export async function addNeeds(
  { tx, actor, now, trail }: Context,
  place: NeedPlace,
  needs: readonly NewNeed[],
  reviewed: boolean,
): Promise<void> {
  if (needs.length === 0) return
  for (const { text } of needs) ensureText('needs', text, reviewed)
  const named = needs.flatMap(({ personId }) => personId ?? [])
  if (named.length > 0) await peopleBehind(tx, actor, place.dwellingId, place.householdId, named)
  await tx
    .insertInto('needs')
    .values(
      needs.map(({ id, kind, text, personId, dueOn }) => ({
        community_id: actor.communityId,
        id,
        visit_id: place.visitId,
        dwelling_id: place.dwellingId,
        household_id: place.householdId,
        person_id: personId,
        kind,
        text,
        due_on: dueOn,
        recorded_at: now,
        recorded_by: actor.id,
      })),
    )
    .execute()
  for (const { id } of needs) {
    trail.fact('need', id, CREATED, null, true)
    trail.changed('need', id, place.gridId)
  }
}

async function addFindings(
  { tx, actor, trail }: Context,
  place: NeedPlace & { visitId: Id },
  findings: readonly SafetyFinding[],
  visitedAt: Instant,
) {
  if (findings.length === 0) return
  await tx
    .insertInto('safety_findings')
    .values(
      findings.map((finding) => ({
        community_id: actor.communityId,
        id: finding.id,
        visit_id: place.visitId,
        dwelling_id: place.dwellingId,
        item: finding.item,
        ok: finding.ok,
        follow_up_on: followUpDay(finding, dayOf(visitedAt)),
      })),
    )
    .execute()
  for (const { id, ok } of findings) if (!ok) trail.changed('safety', id, place.gridId)
}
