// The receipt (受理回执) for whoever asked at the desk or at their door, and the link that is printed on it.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { allow, refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import { PrintedFile } from '../printed-file.ts'
import { LinkSecret } from './commands.ts'

const language = z.enum(['zh', 'en']).default('zh')

export const handOutLink = commandShape({
  name: 'portal.hand-out-link',
  permission: 'portal.hand-out-receipt',
  summary:
    'Whoever asked at the desk or at their door gets a link to follow their case. One handed out before opens nothing any more.',
  input: z.strictObject({ caseId: Id, link: LinkSecret, language }),
})

export const receipt = queryShape({
  name: 'portal.receipt',
  permission: 'portal.hand-out-receipt',
  summary:
    'The receipt as PDF, with the link just handed out as a picture to scan. No door, no name of the resident. Every print is recorded.',
  input: z.strictObject({
    caseId: Id,
    link: LinkSecret,
    /** Where the desk itself is opened; the public address of the front goes before it. */
    origin: z.string().regex(/^https?:\/\/[^/?#\s]{3,100}$/),
    language,
  }),
  answer: PrintedFile,
})

/**
 * A paper at home may be read by whom it tells of (handbook §4.4); whoever reported by the portal holds the link already, and
 * nobody else can show that they are it. Refuses `case-not-on-paper`, `portal-has-own-link`.
 */
export function mayHandOutLink(one: { confidential: boolean; reportedByPortal: boolean }) {
  if (one.confidential) return refuse('case-not-on-paper')
  return one.reportedByPortal ? refuse('portal-has-own-link') : allow
}
