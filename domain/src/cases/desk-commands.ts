// Taking a report on or not, and the end of a case: what the desk does, and the street for what lies with it.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { CaseResult, ResidentSays } from './case.ts'
import { CaseClass } from './catalogue.ts'
import { RedirectReason, RejectReason } from './reasons.ts'

const Text = z.string().trim().max(2000)
/** What the resident reads instead of the usual words. */
const residentText = z.string().trim().max(500).default('')

export const acceptCase = commandShape({
  name: 'cases.accept',
  permission: 'cases.dispatch',
  summary: 'Takes a report on. Whoever accepts it first answers for it until it is closed or formally handed over.',
  input: z.strictObject({
    caseId: Id,
    /** Another class than the catalogue’s; the deadlines follow it. */
    class: CaseClass.optional(),
    text: Text.default(''),
    residentText,
  }),
})

export const rejectCase = commandShape({
  name: 'cases.reject',
  permission: 'cases.dispatch',
  summary: 'Does not take a report on, with a reason and a text to the resident; the usual text when none is given.',
  input: z.strictObject({ caseId: Id, reason: RejectReason, text: Text.default(''), residentText }),
})

export const redirectCase = commandShape({
  name: 'cases.redirect',
  permission: 'cases.dispatch',
  summary: 'Shows the way the law has for it instead, with a text to the resident; the usual text when none is given.',
  input: z.strictObject({ caseId: Id, reason: RedirectReason, text: Text.default(''), residentText }),
})

export const cancelCase = commandShape({
  name: 'cases.cancel',
  permission: 'cases.report',
  summary: 'Takes a report back: whoever wrote it down before work began, later whoever dispatches it.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), residentText }),
})

export const verifyCase = commandShape({
  name: 'cases.verify',
  permission: 'cases.verify',
  summary: 'Says what a look at the finished work showed; not by whoever handled it.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), residentText }),
})

export const closeCase = commandShape({
  name: 'cases.close',
  permission: 'cases.verify',
  summary: 'Closes a case that was handled, with the result and what the resident said; not by whoever handled it.',
  input: z.strictObject({
    caseId: Id,
    result: CaseResult.default('RESOLVED'),
    resultText: Text.default(''),
    residentSays: ResidentSays,
    residentText,
  }),
})

export const reworkCase = commandShape({
  name: 'cases.rework',
  permission: 'cases.verify',
  summary: 'Sends the work back to its handler, twice at most; then it goes to the street.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), residentText }),
})
