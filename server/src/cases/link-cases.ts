import { linkCases as shape } from '@red-steward/domain/cases/commands'
import { happened, mayLink } from '@red-steward/domain/cases/rules'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { addHop, changeCase, getCaseForChange } from './store.ts'

/** Linked already is linked: said twice by two people it is still one tie. */
export const linkCases = command(shape, async (context, { caseId, otherId, kind, happenedAt }) => {
  const { tx, actor, now } = context
  // Locked in one order, so that two people who tie the same pair do not wait for each other.
  const [low, high] = [caseId, otherId].sort()
  const [a, b] = [await getCaseForChange(context, low!), await getCaseForChange(context, high!)]
  const [one, other] = a.id === caseId ? [a, b] : [b, a]
  ensure(mayLink(one, other))
  const at = happened(happenedAt, now)
  await ensureAction(context, 'link', one, at)
  const { rows } = await sql`
    insert into case_links (community_id, case_id, other_id, kind, by_id, happened_at, entered_at)
    select ${actor.communityId}::uuid, ${caseId}::uuid, ${otherId}::uuid, ${kind}, ${actor.id}::uuid, ${at}::timestamptz, ${now}::timestamptz
    where not exists (select from case_links l where l.community_id = ${actor.communityId}
      and ((l.case_id = ${caseId} and l.other_id = ${otherId}) or (l.case_id = ${otherId} and l.other_id = ${caseId})))
    returning 1`.execute(tx)
  if (rows.length === 0) return
  await addHop(context, caseId, { action: 'LINKED', text: other.caseNo, at })
  await addHop(context, otherId, { action: 'LINKED', text: one.caseNo, at })
  await changeCase(context, one)
  await changeCase(context, other)
})
