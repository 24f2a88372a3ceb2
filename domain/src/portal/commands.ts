// What a resident does at the door, without an account. Each runs as the community's own `resident` service actor.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import type { Satisfied } from '../cases/callback.ts'
import { LeafCode } from '../cases/catalogue.ts'
import { AffectedAnswer } from '../cases/incidents.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { LINK_SIGNS, PLATE_SIGNS } from './secrets.ts'

export const PlateCode = z.string().regex(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${PLATE_SIGNS}}$`))
/** Made by the resident's own phone, so that a lost answer loses no link. */
export const LinkSecret = z.string().regex(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${LINK_SIGNS}}$`))
export const Mobile = z.string().regex(/^1[3-9]\d{9}$/)

/** By the link of one report, or by a confirmed phone and which of its reports. */
export const ReportKey = z.union([z.strictObject({ link: LinkSecret }), z.strictObject({ pass: LinkSecret, id: Id })])
export type ReportKey = z.infer<typeof ReportKey>

const Language = z.enum(['zh', 'en'])
/** Where it came from, as the portal's door knows it; what a client writes here is overwritten by it. */
const network = z.string().max(60).default('')

export const portalReport = commandShape({
  name: 'portal.report',
  permission: 'portal.use',
  summary: 'Reports from a door, without an account. Over the limits it waits for a person instead of being lost.',
  input: z.strictObject({
    id: Id,
    code: PlateCode,
    text: z.string().trim().min(2).max(1000),
    /** Left out: as the words are read. */
    leaf: LeafCode.optional(),
    /** Where exactly, in words. */
    place: z.string().trim().max(80).default(''),
    link: LinkSecret,
    /** Of a confirmed phone; left out, nobody's phone is kept. */
    pass: LinkSecret.optional(),
    language: Language.default('zh'),
    network,
  }),
  answer: z.object({ caseNo: z.string().nullable(), waiting: z.boolean() }),
})

export const portalAlsoMe = commandShape({
  name: 'portal.also-me',
  permission: 'portal.use',
  summary: 'Says that one is affected too by something already reported at this building, and follows it.',
  input: z.strictObject({
    code: PlateCode,
    caseId: Id,
    link: LinkSecret,
    pass: LinkSecret.optional(),
    language: Language.default('zh'),
    network,
  }),
  answer: z.object({ caseNo: z.string() }),
})

const Said = z.string().trim().min(1).max(500)

export const portalAsk = commandShape({
  name: 'portal.ask',
  permission: 'portal.use',
  summary: 'Asks about one’s report, or answers what the handler asked.',
  input: z.strictObject({ key: ReportKey, text: Said }),
})

export const portalAnswerIncident = commandShape({
  name: 'portal.answer-incident',
  permission: 'portal.use',
  summary:
    'Says how it is in one’s own home when the community asked the homes an incident reaches; may be said again.',
  input: z.strictObject({ key: ReportKey, answer: AffectedAnswer, text: z.string().trim().max(500).default('') }),
})

export const Content = z.enum(['CONTENT', 'MOSTLY', 'NOT'])
export type Content = z.infer<typeof Content>
export const contentWords: Record<Content, { zh: string; en: string }> = {
  CONTENT: { zh: '满意', en: 'Content' },
  MOSTLY: { zh: '基本满意', en: 'Mostly content' },
  NOT: { zh: '不满意', en: 'Not content' },
}

/** Content, in the words of a call-back. */
export const satisfiedOf = { CONTENT: 'SATISFIED', MOSTLY: 'BASICALLY', NOT: 'DISSATISFIED' } as const satisfies Record<
  Content,
  Satisfied
>

export const portalRate = commandShape({
  name: 'portal.rate',
  permission: 'portal.use',
  summary: 'Says whether it is solved, and whether one is content: two facts (handbook §0.2 rule 8).',
  input: z.strictObject({
    key: ReportKey,
    solved: z.boolean(),
    content: Content,
    /** Whether somebody was in touch in time; left out, somebody will call to ask. */
    contacted: z.boolean().optional(),
    text: z.string().trim().max(300).default(''),
  }),
})

export const portalNotSolved = commandShape({
  name: 'portal.not-solved',
  permission: 'portal.use',
  summary: 'Opens a closed report again within 15 days: it is not solved.',
  input: z.strictObject({ key: ReportKey, text: Said }),
})

/** A JPEG that the phone made small, without the place where it was taken. */
export const portalAddPhoto = commandShape({
  name: 'portal.add-photo',
  permission: 'portal.use',
  summary: 'Adds a photo to one’s own report, three at most.',
  input: z.strictObject({ key: ReportKey, id: Id, photo: z.base64().max(900_000) }),
})

export const portalPreferences = commandShape({
  name: 'portal.preferences',
  permission: 'portal.use',
  summary: 'Language of messages about a report, whether they come to the phone; or no more of them at all.',
  input: z.strictObject({
    key: ReportKey,
    language: Language.optional(),
    sms: z.boolean().optional(),
    leave: z.literal(true).optional(),
  }),
})

export const portalRequestCode = commandShape({
  name: 'portal.request-code',
  permission: 'portal.use',
  summary: 'Sends a one-time code to a phone, for whoever made this pass.',
  input: z.strictObject({ phone: Mobile, pass: LinkSecret, language: Language.default('zh'), network }),
  answer: z.object({ goodUntil: Instant }),
})

export const portalConfirmCode = commandShape({
  name: 'portal.confirm-code',
  permission: 'portal.use',
  summary: 'Confirms a phone by the code that was asked for with this pass, which is then good for half an hour.',
  input: z.strictObject({ phone: Mobile, code: z.string().regex(/^\d{6}$/), pass: LinkSecret }),
  answer: z.object({ confirmed: z.boolean(), triesLeft: z.int() }),
})
