import { portalAnswerIncident as shape } from '@red-steward/domain/portal/commands'
import { homeAnswers } from '../cases/index.ts'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { speak } from './say.ts'

/** Whoever lives behind an affected door, by the link in the message or by a phone the register has there. */
export const answerIncident = command(shape, async (context, { key, answer, text }) => {
  const { id, caseId, kind } = await speak(context, key, text)
  if (kind !== 'AFFECTED') refuseWith('portal-not-yours')
  await homeAnswers(context, { caseId, followerId: id }, { answer, text, at: context.now })
})
