import { type CaseActor, type CaseFacts, caseActions } from '@red-steward/domain/cases/actions'
import type { CaseState } from '@red-steward/domain/cases/case'
import { caseWays as shape } from '@red-steward/domain/cases/queries'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { caseActor, factColumns } from './facts.ts'
import { caseListed } from './reach.ts'

/** For a card in hand on the board: whoever drags it past has not looked into the case. */
export const caseWays = query(shape, async ({ tx, actor, now }, { caseId }) => {
  const { rows } = await sql<CaseFacts & { stateBefore: CaseState | null }>`
    select ${factColumns}, (select h.to_state from case_hops h where h.community_id = k.community_id and h.case_id = k.id
      and h.to_state <> 'SUSPENDED' order by date_trunc('second', h.happened_at) desc, h.sequence desc limit 1) as "stateBefore"
    from cases k where k.community_id = ${actor.communityId} and k.id = ${caseId} and ${caseListed(actor)}`.execute(tx)
  const { stateBefore, ...facts } = rows[0] ?? notFound()
  return { actions: offersOf(facts, await caseActor(tx, actor, now), now), stateBefore }
})

/** By action: null when the actor may, else the code of the refusal. */
export function offersOf(facts: CaseFacts, actor: CaseActor, now: Instant): Record<string, string | null> {
  const decisions = Object.entries(caseActions(facts, actor, now))
  return Object.fromEntries(decisions.map(([action, decision]) => [action, decision.allowed ? null : decision.why]))
}
