import { allow, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'
import type { Words } from '../words/words.ts'
import type { ConfidentialCode, HandedTo } from './confidential.ts'

export const confidentialCodeWords: Record<ConfidentialCode, Words> = {
  '0704': { zh: '未成年人受侵害、失管线索', en: 'A child harmed or left without care' },
  '0705': { zh: '疑似家庭暴力', en: 'Violence at home suspected' },
}

export const handedToWords: Record<HandedTo, Words> = {
  POLICE: { zh: '公安（110）', en: 'Police (110)' },
  CIVIL_AFFAIRS: { zh: '民政', en: 'Civil affairs' },
  EDUCATION: { zh: '教育', en: 'Education' },
  WOMENS_FEDERATION: { zh: '妇联（12338）', en: 'Women’s Federation (12338)' },
  HEALTH: { zh: '卫健', en: 'Health' },
}

/** Who reported, and the secretary of the community; for everybody else there is no such report. */
export function mayReadConfidential(actor: Pick<Actor, 'id' | 'role'>, report: { reportedBy: string }) {
  return actor.role === 'secretary' || actor.id === report.reportedBy ? allow : refuse('not-found')
}
