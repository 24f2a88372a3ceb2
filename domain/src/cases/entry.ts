// Entering a home in an emergency: who agreed, how, when, who saw it, what for (handbook §0.1). Never how the door was
// opened: codes, keys and camera passwords have no field and are refused in every text.
import { z } from 'zod'
import { allow, refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import { refusedIn } from '../registry/forbidden-text.ts'
import { Instant } from '../time.ts'

/** `DANGER_TO_LIFE`: nobody could be asked and a life was in danger; then a witness is a must. */
export const EntryConsent = z.enum(['OWNER', 'FAMILY', 'POLICE', 'DANGER_TO_LIFE'])
export type EntryConsent = z.infer<typeof EntryConsent>
export const entryConsentWords: Record<EntryConsent, { zh: string; en: string }> = {
  OWNER: { zh: '住户本人或房主', en: 'Resident or owner' },
  FAMILY: { zh: '家属', en: 'Family' },
  POLICE: { zh: '公安民警', en: 'Police' },
  DANGER_TO_LIFE: { zh: '无人可询，危及生命', en: 'Nobody to ask, danger to life' },
}

export const EntryMeans = z.enum(['PHONE', 'IN_PERSON', 'IN_WRITING'])
export type EntryMeans = z.infer<typeof EntryMeans>
export const entryMeansWords: Record<EntryMeans, { zh: string; en: string }> = {
  PHONE: { zh: '电话', en: 'By phone' },
  IN_PERSON: { zh: '当面', en: 'In person' },
  IN_WRITING: { zh: '书面', en: 'In writing' },
}

const Text = z.string().trim().max(200)

/** Moments are those of the clock on the wall; `leftAt` may come later, with the same id. */
export const EntryRecord = z.strictObject({
  id: Id,
  caseId: Id,
  consent: EntryConsent,
  /** Name or office of who agreed; empty when nobody could be asked. */
  consentedBy: Text.default(''),
  means: EntryMeans.nullable().default(null),
  consentedAt: Instant.nullable().default(null),
  witness: Text.default(''),
  purpose: Text.min(1),
  enteredAt: Instant,
  leftAt: Instant.nullable().default(null),
})
export type EntryRecord = z.infer<typeof EntryRecord>

/** Refuses `text-forbidden-…`, `entry-consent-missing`, `entry-witness-missing`, `entry-times-crossed`. */
export function mayRecordEntry(entry: EntryRecord) {
  const found = refusedIn([entry.consentedBy, entry.witness, entry.purpose].join('\n'))
  if (found) return refuse(`text-forbidden-${found.reason}`)
  const nobodyAsked = entry.consent === 'DANGER_TO_LIFE'
  if (!nobodyAsked && (entry.consentedBy === '' || !entry.means || !entry.consentedAt))
    return refuse('entry-consent-missing')
  if (nobodyAsked && entry.witness === '') return refuse('entry-witness-missing')
  const { consentedAt, enteredAt, leftAt } = entry
  if ((leftAt && leftAt < enteredAt) || (consentedAt && consentedAt > enteredAt)) return refuse('entry-times-crossed')
  return allow
}
