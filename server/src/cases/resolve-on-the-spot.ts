import { resolveOnTheSpot as shape } from '@red-steward/domain/cases/commands'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { enterCase } from './enter-case.ts'
import { finishWork } from './mark-handled.ts'
import { getCaseForChange, moveCase, pause } from './store.ts'

export const resolveOnTheSpot = command(shape, async (context, input) => {
  const { caseId, report, result, resultText, residentSays } = input
  const one = report ? await enterCase(context, { id: caseId, ...report }) : await getCaseForChange(context, caseId)
  const said = happened(input.happenedAt, context.now)
  // Clocks of two phones may cross; what was closed was reported before.
  const at = said < one.reportedAt ? one.reportedAt : said
  await ensureAction(context, 'resolve-on-the-spot', one, at)
  ensure(mayKeepText(resultText))
  const answer = { accepted_at: one.acceptedAt ?? at, responsible_id: one.responsibleId ?? context.actor.id }
  const outcome = { result, result_text: resultText, resident_says: residentSays }
  if (one.isDispatched) {
    await finishWork(context, one, { changes: { ...answer, ...outcome }, text: resultText, at })
    return { caseNo: one.caseNo, state: 'HANDLED' as const }
  }
  await pause(context, one, 'DONE', at)
  const changes = {
    ...answer,
    ...outcome,
    state: 'CLOSED' as const,
    closed_at: at,
    handled_at: at,
    handled_by: context.actor.id,
    handler_id: one.handlerId ?? context.actor.id,
  }
  await moveCase(context, one, { changes, at, hop: { action: 'CLOSED', text: resultText } })
  return { caseNo: one.caseNo, state: 'CLOSED' as const }
})
