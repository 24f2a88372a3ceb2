// What the community cannot solve: up to the street and back, and several units called together (handbook §5.3).
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { WhistleMark } from './reasons.ts'

const Text = z.string().trim().max(2000)
const residentText = z.string().trim().max(500).default('')

export const escalateCase = commandShape({
  name: 'cases.escalate',
  permission: 'cases.escalate',
  summary: 'Takes a case to the street, which dispatches it or hands it back. Who answers for it stays the same.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), residentText }),
})

export const handBackCase = commandShape({
  name: 'cases.hand-back',
  permission: 'cases.coordinate',
  summary: 'Hands a case back to the community, with what the street found.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), residentText }),
})

export const blowWhistle = commandShape({
  name: 'cases.whistle',
  permission: 'cases.coordinate',
  summary: 'Calls two or more units together about a case; how soon they arrive follows from its class.',
  input: z.strictObject({
    id: Id,
    caseId: Id,
    topic: Text.min(1).max(200),
    unitIds: z.array(Id).min(2).max(20),
    residentText,
  }),
})

export const arriveAtWhistle = commandShape({
  name: 'cases.arrive',
  permission: 'cases.arrive',
  summary: 'Says that a unit has arrived: its own people, or the street for units that do not sign in.',
  input: z.strictObject({ caseId: Id, unitId: Id, text: Text.default('') }),
})

export const concludeWhistle = commandShape({
  name: 'cases.conclude-whistle',
  permission: 'cases.coordinate',
  summary: 'Writes down what the units concluded, and how each of them did.',
  input: z.strictObject({
    caseId: Id,
    conclusion: Text.min(1),
    marks: z
      .array(z.strictObject({ unitId: Id, mark: WhistleMark, text: z.string().trim().max(500).default('') }))
      .max(20)
      .default([]),
    residentText,
  }),
})

export const evaluateWhistle = commandShape({
  name: 'cases.evaluate-whistle',
  permission: 'cases.evaluate-whistle',
  summary: 'A unit says, once, how the whistle went from its side.',
  input: z.strictObject({ caseId: Id, unitId: Id, mark: WhistleMark, text: z.string().trim().max(500).default('') }),
})
