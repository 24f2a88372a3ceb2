import { careRefusals } from './refusals-care.ts'
import { casesRefusals } from './refusals-cases.ts'
import { casesAfterRefusals } from './refusals-cases-after.ts'
import { identityRefusals } from './refusals-identity.ts'
import { importsRefusals } from './refusals-imports.ts'
import { mediationRefusals } from './refusals-mediation.ts'
import { messagesRefusals } from './refusals-messages.ts'
import { nameRefusals } from './refusals-names.ts'
import { placesRefusals } from './refusals-places.ts'
import { portalRefusals } from './refusals-portal.ts'
import { registryRefusals } from './refusals-registry.ts'
import { syncRefusals } from './refusals-sync.ts'
import { visitsRefusals } from './refusals-visits.ts'
import type { Words } from './words.ts'

/** What a reader is told for each refusal code; the union of its keys is every refusal there is. */
const kernel = {
  'signed-out': { zh: '登录已失效,请重新登录。', en: 'You are signed out. Please sign in again.' },
  'no-active-post': {
    zh: '您目前没有有效的岗位授权,请联系系统管理员。',
    en: 'You hold no active post. Please ask the system administrator.',
  },
  'role-not-allowed': { zh: '您的岗位没有这项权限。', en: 'Your post does not carry this right.' },
  'not-found': { zh: '没有找到,或不在您的服务范围内。', en: 'Not found, or not within your reach.' },
  'invalid-input': { zh: '填写有误,请按提示修改。', en: 'Some fields need correcting.' },
  'already-exists': { zh: '这条记录已经存在。', en: 'This record already exists.' },
  'breaks-an-invariant': {
    zh: '与现有记录矛盾,未保存。请刷新后再试。',
    en: 'This contradicts existing records; nothing was saved. Refresh and try again.',
  },
  'busy-try-again': {
    zh: '同时有人在修改,请再试一次。',
    en: 'Someone changed this at the same moment. Please try again.',
  },
  'command-id-already-used': {
    zh: '这个操作编号已被使用,请重新提交。',
    en: 'This command id was used before. Please submit again.',
  },
  unavailable: {
    zh: '系统暂时无法读写数据,稍后会自动恢复,您填写的内容没有丢失。',
    en: 'The system cannot reach its data just now and will recover by itself. What you typed is not lost.',
  },
} as const satisfies Record<string, Words>

export const refusalWords = {
  ...kernel,
  ...identityRefusals,
  ...importsRefusals,
  ...placesRefusals,
  ...registryRefusals,
  ...syncRefusals,
  ...nameRefusals,
  ...casesRefusals,
  ...casesAfterRefusals,
  ...visitsRefusals,
  ...careRefusals,
  ...messagesRefusals,
  ...mediationRefusals,
  ...portalRefusals,
} as const satisfies Record<string, Words>

export type RefusalCode = keyof typeof refusalWords
