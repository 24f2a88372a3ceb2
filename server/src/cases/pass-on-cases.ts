// A leaver's open cases go to whoever takes over: what they handle by name and what they answer for (§0.2 rule 6: formally
// transferred). A confidential one is the secretary's, whoever that is; nobody else comes to see it by succession.
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { HandedOn } from '../care/index.ts'
import { clockColumns, factColumns } from './facts.ts'
import { gridOf } from './reach.ts'
import { type CaseChanges, type CaseForChange, moveCase } from './store.ts'

const theirs = (communityId: Id, account: Id) =>
  sql`k.community_id = ${communityId} and k.is_open and not k.confidential
    and (k.handler_id = ${account} or k.responsible_id = ${account})`

export const openCases: HandedOn = {
  counts: 'cases',
  async count({ tx, actor }, account) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from cases k where ${theirs(actor.communityId, account)}`.execute(tx)
    return rows[0]!.n
  },
  async passOn(context, from, to) {
    const { tx, actor, now } = context
    const { rows } = await sql<CaseForChange & { toName: string }>`
      select k.id, k.case_no as "caseNo", ${gridOf('k')} as "gridId", k.version, k.step_by as "stepBy", ${factColumns},
        ${clockColumns}, (select a.display_name from accounts a where a.id = ${to}) as "toName"
      from cases k where ${theirs(actor.communityId, from)} order by k.id for update of k`.execute(tx)
    for (const { toName, ...one } of rows) {
      const changes: CaseChanges = {
        ...(one.handlerId === from ? { handler_id: to } : {}),
        ...(one.responsibleId === from ? { responsible_id: to } : {}),
      }
      const handler = { personId: to, unitId: null, role: null, name: toName }
      await moveCase(context, one, { changes, at: now, hop: { action: 'TRANSFERRED', detail: { handler } } })
    }
  },
}
