import { recordEntry as shape } from '@red-steward/domain/cases/commands'
import type { EntryRecord } from '@red-steward/domain/cases/entry'
import { mayRecordEntry } from '@red-steward/domain/cases/entry'
import { happened } from '@red-steward/domain/cases/rules'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { addHop, changeCase, getCaseForChange, takeInHand, type Writing } from './store.ts'

/** The same id again adds the time of leaving; nothing else of a recorded entry changes. */
export const recordEntry = command(shape, async (context, input) => {
  const { now } = context
  const one = await getCaseForChange(context, input.caseId)
  const entry = {
    ...input,
    enteredAt: happened(input.enteredAt, now),
    consentedAt: input.consentedAt && happened(input.consentedAt, now),
    leftAt: input.leftAt && happened(input.leftAt, now),
  }
  await ensureAction(context, 'record-entry', one, entry.enteredAt)
  ensure(mayRecordEntry(entry))
  const isNew = await keep(context, entry)
  if (isNew) {
    await takeInHand(context, one, entry.enteredAt)
    await addHop(context, one.id, { action: 'ENTRY', text: entry.purpose, at: entry.enteredAt })
  }
  await changeCase(context, one)
})

async function keep({ tx, actor, now }: Writing, entry: EntryRecord): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into case_entries as e (community_id, id, case_id, consent, consented_by, means, consented_at, witness, purpose,
      went_in_at, left_at, by_id, entered_at)
    values (${actor.communityId}, ${entry.id}, ${entry.caseId}, ${entry.consent}, ${entry.consentedBy}, ${entry.means},
      ${entry.consentedAt}, ${entry.witness}, ${entry.purpose}, ${entry.enteredAt}, ${entry.leftAt}, ${actor.id}, ${now})
    on conflict (community_id, id) do update set left_at = excluded.left_at
      where e.case_id = excluded.case_id and e.left_at is null and excluded.left_at is not null and e.went_in_at = excluded.went_in_at
        and (e.consent, e.consented_by, e.witness, e.purpose) = (excluded.consent, excluded.consented_by, excluded.witness, excluded.purpose)
    returning xmax = 0 as "isNew"`.execute(tx)
  return rows[0]?.isNew ?? refuseWith('entry-already-recorded')
}
