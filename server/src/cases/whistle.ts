import { endOf, limitOf } from '@red-steward/domain/cases/clocks'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import {
  arriveAtWhistle as arriveShape,
  blowWhistle as blowShape,
  concludeWhistle as concludeShape,
  evaluateWhistle as evaluateShape,
} from '@red-steward/domain/cases/street-commands'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { unitsOf } from './facts.ts'
import { policyOf } from './policy.ts'
import { type CaseForChange, moveCase, type Writing } from './store.ts'

/** How soon units arrive follows from the class of the case (handbook §5.3). */
export const blowWhistle = command(blowShape, async (context, { id, caseId, topic, unitIds, residentText }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'whistle', caseId)
  ensure(mayKeepText(topic, residentText))
  const units = await unitNames(context, unitIds)
  const policy = await policyOf(tx, actor.communityId)
  const limit = limitOf(policy, one.class, 'WHISTLE', now) ?? refuseWith('deadline-rule-missing')
  const dueAt = endOf(policy.calendar, now, limit)
  await tx
    .insertInto('case_whistles')
    .values({
      community_id: actor.communityId,
      id,
      case_id: caseId,
      topic,
      arrive_by: dueAt,
      called_by: actor.id,
      called_at: now,
    })
    .execute()
  await tx
    .insertInto('case_whistle_units')
    .values(units.map((unit) => ({ community_id: actor.communityId, whistle_id: id, unit_id: unit.id })))
    .execute()
  const hop = { action: 'WHISTLED' as const, text: topic, residentText, detail: { units, dueAt } }
  await moveCase(context, one, { at: now, hop })
})

/** Units that are there and not retired, each once; at least two. */
async function unitNames({ tx, actor }: Writing, ids: readonly Id[]): Promise<{ id: Id; name: string }[]> {
  const wanted = [...new Set(ids)]
  const { rows } = await sql<{ id: Id; name: string }>`
    select id, name from handling_units
    where community_id = ${actor.communityId} and id = any(${wanted}::uuid[]) and retired_at is null order by name`.execute(
    tx,
  )
  if (rows.length !== wanted.length) notFound()
  return rows.length >= 2 ? rows : refuseWith('whistle-needs-two')
}

export const arriveAtWhistle = command(arriveShape, async (context, { caseId, unitId, text }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'arrive', caseId)
  ensure(mayKeepText(text))
  await ensureMyUnit(context, unitId)
  const called = one.whistled.find((unit) => unit.unitId === unitId) ?? notFound()
  if (called.arrived) refuseWith('whistle-already-arrived')
  await sql`
    update case_whistle_units u set arrived_at = ${now}, arrived_by = ${actor.id} from case_whistles w
    where u.community_id = ${actor.communityId} and u.unit_id = ${unitId} and w.community_id = u.community_id
      and w.id = u.whistle_id and w.case_id = ${caseId} and w.concluded_at is null`.execute(tx)
  const units = await unitOf(context, unitId)
  await moveCase(context, one, { at: now, hop: { action: 'ARRIVED', text, detail: { units } } })
})

/** The street speaks for every unit, others for their own. */
async function ensureMyUnit({ tx, actor }: Writing, unitId: Id) {
  if (actor.role === 'street-dispatcher') return
  const mine = await unitsOf(tx, actor)
  if (!mine.includes(unitId)) refuseWith('case-not-yours')
}

async function unitOf({ tx, actor }: Writing, unitId: Id): Promise<{ id: Id; name: string }[]> {
  const { rows } = await sql<{ id: Id; name: string }>`
    select id, name from handling_units where community_id = ${actor.communityId} and id = ${unitId}`.execute(tx)
  return rows
}

export const concludeWhistle = command(concludeShape, async (context, input) => {
  const { caseId, conclusion, marks, residentText } = input
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'conclude-whistle', caseId)
  ensure(mayKeepText(conclusion, residentText, ...marks.map(({ text }) => text)))
  const whistleId = await openWhistle(context, one)
  for (const { unitId, mark, text } of marks) {
    const { rows } = await sql`
      update case_whistle_units set mark = ${mark}, mark_text = ${text}
      where community_id = ${actor.communityId} and whistle_id = ${whistleId} and unit_id = ${unitId} returning 1`.execute(
      tx,
    )
    if (rows.length === 0) notFound()
  }
  await sql`
    update case_whistles set conclusion = ${conclusion}, concluded_by = ${actor.id}, concluded_at = ${now}
    where community_id = ${actor.communityId} and id = ${whistleId}`.execute(tx)
  await moveCase(context, one, { at: now, hop: { action: 'CONCLUDED', text: conclusion, residentText } })
})

async function openWhistle({ tx, actor }: Writing, { id }: CaseForChange): Promise<Id> {
  const { rows } = await sql<{ id: Id }>`
    select id from case_whistles where community_id = ${actor.communityId} and case_id = ${id} and concluded_at is null`.execute(
    tx,
  )
  return rows[0]?.id ?? refuseWith('whistle-not-blown')
}

/** The other side of the evaluation: kept with the whistle, no step of the case. */
export const evaluateWhistle = command(evaluateShape, async (context, { caseId, unitId, mark, text }) => {
  const { tx, actor, now, trail } = context
  const one = await getCaseFor(context, 'evaluate-whistle', caseId)
  ensure(mayKeepText(text))
  await ensureMyUnit(context, unitId)
  const { rows } = await sql`
    update case_whistle_units u set said_mark = ${mark}, said_text = ${text}, said_by = ${actor.id}, said_at = ${now}
    from case_whistles w where u.community_id = ${actor.communityId} and u.unit_id = ${unitId} and u.said_at is null
      and w.community_id = u.community_id and w.id = u.whistle_id and w.case_id = ${caseId} and w.concluded_at is not null
    returning 1`.execute(tx)
  if (rows.length === 0) refuseWith('whistle-nothing-to-evaluate')
  trail.changed('case', one.id, one.gridId)
})
