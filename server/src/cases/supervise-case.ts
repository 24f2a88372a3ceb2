import { superviseCase as shape } from '@red-steward/domain/cases/after-closing'
import { maySupervise } from '@red-steward/domain/cases/callback'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { getCallBackForChange, insertCallBack } from './call-backs.ts'
import { openAgain } from './reopen-case.ts'
import { addHop, changeCase } from './store.ts'

export const superviseCase = command(
  shape,
  async (context, { callBackId, measure, text, residentText, happenedAt }) => {
    const { tx, actor, now } = context
    const { back, one } = await getCallBackForChange(context, callBackId)
    ensure(maySupervise(actor, back))
    ensure(mayKeepText(text, residentText))
    const at = happened(happenedAt, now)
    await tx
      .insertInto('case_supervisions')
      .values({
        community_id: actor.communityId,
        call_back_id: callBackId,
        case_id: one.id,
        measure,
        text,
        by_id: actor.id,
        happened_at: at,
        entered_at: now,
      })
      .execute()
    await tx
      .updateTable('case_call_backs')
      .set({ to_supervise: false })
      .where('community_id', '=', actor.communityId)
      .where('id', '=', callBackId)
      .execute()
    await addHop(context, one.id, { action: 'SUPERVISED', text, residentText, at })
    if (measure === 'REOPEN') return openAgain(context, one, { text, at })
    // Whoever explained it does not ask how the explanation was liked.
    await insertCallBack(context, { ...back, id: one.id, handlerIds: [...back.handlers, actor.id] }, 'DISSATISFIED')
    await changeCase(context, one)
  },
)
