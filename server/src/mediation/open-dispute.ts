import { isWorkingDay } from '@red-steward/domain/cases/working-calendar'
import { acceptBy } from '@red-steward/domain/mediation/clocks'
import { isConfidentialType } from '@red-steward/domain/mediation/dispute'
import { openDispute as shape } from '@red-steward/domain/mediation/opening'
import { disputeNumber, mayHappenOn, mayKeepWords, mayOpen } from '@red-steward/domain/mediation/rules'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { addHop as addCaseHop, type CaseForChange, changeCase, getCaseForChange, policyOf } from '../cases/index.ts'
import { type Context, command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { askMediator } from './mediators.ts'
import { putParty } from './parties.ts'
import { seal } from './sealed.ts'
import { addHop } from './store.ts'

export const openDispute = command(shape, async (context, input) => {
  const { tx, actor, now, vault, trail } = context
  const { id, source, appliedHow, appliedOn, type, caseId, parties, mediatorId } = input
  const { title, told, claim, handedOverBy } = input
  const grewFrom = caseId ? await getCaseForChange(context, caseId) : null
  const confidential = isConfidentialType(type) || grewFrom?.confidential === true
  ensure(mayOpen(input, confidential))
  ensure(mayHappenOn(appliedOn, dayOf(now), null))
  ensure(mayKeepWords(title, told, claim, handedOverBy))
  const disputeNo = await nextNumber(context, appliedOn)
  const { calendar } = await policyOf(tx, actor.communityId)
  const due = acceptBy(appliedOn, (day) => isWorkingDay(calendar, day))
  await tx
    .insertInto('disputes')
    .values({
      community_id: actor.communityId,
      id,
      dispute_no: disputeNo,
      type,
      source,
      applied_how: appliedHow,
      state: 'APPLIED',
      confidential,
      case_id: caseId,
      told_sealed: seal(vault, 'disputes|told', id, { title, told, claim, handedOverBy }),
      entered_by: actor.id,
      entered_at: now,
      applied_on: appliedOn,
      accept_by: due,
    })
    .execute()
  await addHop(context, id, { action: 'APPLIED', toState: 'APPLIED', on: appliedOn })
  for (const party of parties) await putParty(context, id, party)
  if (mediatorId) await askMediator(context, id, { accountId: mediatorId, chosenBy: 'COMMITTEE' })
  // Of a confidential quarrel the case says nothing.
  if (grewFrom && !confidential) await tellCase(context, grewFrom)
  if (!confidential) trail.changed('dispute', id, null)
  return { disputeNo, acceptBy: due }
})

/** The year's next number of this community; two writers get two. */
async function nextNumber({ tx, actor }: Context, appliedOn: string): Promise<string> {
  const year = appliedOn.slice(0, 4)
  const { rows } = await sql<{ last: number; code: string }>`
    with counted as (
      insert into dispute_numbers (community_id, year, last) values (${actor.communityId}, ${Number(year)}, 1)
      on conflict (community_id, year) do update set last = dispute_numbers.last + 1 returning last)
    select counted.last, communities.code from counted, communities where communities.id = ${actor.communityId}`.execute(
    tx,
  )
  return disputeNumber(year, rows[0]!.code, rows[0]!.last)
}

/** The case says that it became a mediation, without a word of what. */
async function tellCase(context: Context, grewFrom: CaseForChange): Promise<void> {
  await addCaseHop(context, grewFrom.id, { action: 'MEDIATION', at: context.now })
  await changeCase(context, grewFrom)
}
