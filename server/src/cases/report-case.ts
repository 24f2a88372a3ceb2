import { reportCase as shape } from '@red-steward/domain/cases/commands'
import { command } from '../kernel/command.ts'
import { enterCase } from './enter-case.ts'

export const reportCase = command(shape, async (context, input) => {
  const { caseNo } = await enterCase(context, input)
  return { caseNo }
})
