import { resolveOnTheSpot as shape } from '@red-steward/domain/cases/commands'
import { happened, mayClose, mayKeepText } from '@red-steward/domain/cases/rules'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { addHop, changeCase, enterCase, getCaseForChange } from './store.ts'

export const resolveOnTheSpot = command(shape, async (context, input) => {
  const { caseId, report, result, resultText, residentSays } = input
  const one = report ? await enterCase(context, { id: caseId, ...report }) : await getCaseForChange(context, caseId)
  const said = happened(input.happenedAt, context.now)
  // Clocks of two phones may cross; what was closed was reported before.
  const at = said < one.reportedAt ? one.reportedAt : said
  ensure(mayClose(context.actor, one, at))
  ensure(mayKeepText(resultText))
  await changeCase(context, one, {
    state: 'CLOSED',
    accepted_at: one.acceptedAt ?? at,
    closed_at: at,
    responsible_id: one.responsibleId ?? context.actor.id,
    result,
    result_text: resultText,
    resident_says: residentSays,
  })
  await addHop(context, caseId, { action: 'CLOSED', toState: 'CLOSED', text: resultText, at })
  return { caseNo: one.caseNo }
})
