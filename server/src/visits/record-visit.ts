import { recordVisit as shape } from '@red-steward/domain/visits/visit'
import { command } from '../kernel/command.ts'
import { writeVisit } from './write-visit.ts'

export const recordVisit = command(shape, async (context, input) => writeVisit(context, input))
