// Another program is told what happens, by Standard Webhooks (https://www.standardwebhooks.com): signed, retried, with one id.
import { z } from 'zod'
import { allow, type Decision, refuse } from '../decision.ts'
import type { Words } from '../words/words.ts'

export const WebhookEvent = z.enum(['case.reported', 'case.changed', 'case.closed'])
export type WebhookEvent = z.infer<typeof WebhookEvent>
export const webhookEventWords: Record<WebhookEvent, Words> = {
  'case.reported': { zh: '事件上报', en: 'A case was reported' },
  'case.changed': { zh: '事件有新环节', en: 'A case went one step further' },
  'case.closed': { zh: '事件办结', en: 'A case was closed' },
}

/** What a receiver gets: a CloudEvent 1.0 in JSON. Ids and codes only; who may know more asks for it by the case's id. */
export interface WebhookBody {
  specversion: '1.0'
  id: string
  source: string
  type: WebhookEvent | 'endpoint.test'
  time: string
  datacontenttype: 'application/json'
  data: { caseId?: string; caseNo?: string; leaf?: string; action?: string; state?: string | null }
}

const SECURE = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?([/?]\S*)?$/i
const ON_THIS_MACHINE = /^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?([/?]\S*)?$/i

/** `https`, or plain `http` on this very machine. Where the name leads is looked at again each time something is sent. */
export function isReceiverUrl(text: string): boolean {
  return SECURE.test(text) || ON_THIS_MACHINE.test(text)
}

export const ReceiverUrl = z
  .string()
  .trim()
  .max(500)
  .refine(isReceiverUrl, { params: { code: 'not_a_receiver' } })

/** A key was given to us for one host. By changing the address alone nobody has it sent to another. */
export function mayKeepKey(before: string, after: string): Decision<'key-is-for-another-address'> {
  return hostOf(before) === hostOf(after) ? allow : refuse('key-is-for-another-address')
}

/** Of an address; a mail server is named by its host alone. */
const hostOf = (address: string) => address.toLowerCase().split(/(?<![:/])[/?#]/)[0]

/** How long the old secret signs beside the new one after a change. */
export const OVERLAP_HOURS = 24
