// The portal's own small way to the server: names and inputs typed by the domain, nothing of its schemas in the bundle.
import type { CommandShape, QueryShape } from '@red-steward/domain/api'
import type * as commands from '@red-steward/domain/portal/commands'
import type * as queries from '@red-steward/domain/portal/queries'
import { reportConnection } from '../../lib/connection.ts'
import { rememberDesk } from './desk-phone.ts'
import { community } from './route.ts'

interface Asks {
  'portal.door': typeof queries.doorPage
  'portal.topic-notice': typeof queries.topicNotice
  'portal.steward-photo': typeof queries.stewardPhoto
  'portal.similar': typeof queries.similarHere
  'portal.follow': typeof queries.follow
  'portal.my-reports': typeof queries.myReports
}
interface Sends {
  'portal.report': typeof commands.portalReport
  'portal.also-me': typeof commands.portalAlsoMe
  'portal.ask': typeof commands.portalAsk
  'portal.answer-incident': typeof commands.portalAnswerIncident
  'portal.rate': typeof commands.portalRate
  'portal.not-solved': typeof commands.portalNotSolved
  'portal.add-photo': typeof commands.portalAddPhoto
  'portal.preferences': typeof commands.portalPreferences
  'portal.request-code': typeof commands.portalRequestCode
  'portal.confirm-code': typeof commands.portalConfirmCode
}

type Asked<Shape> = Shape extends QueryShape<infer Input, infer Answer> ? { input: Input; answer: Answer } : never
type Sent<Shape> = Shape extends CommandShape<infer Input, infer Answer> ? { input: Input; answer: Answer } : never

/** The server understood and said no; `why` has words. */
export class Refused extends Error {
  readonly why: string
  constructor(why: string) {
    super(why)
    this.why = why
  }
}
/** No network, or a server that is away. */
export class Unreachable extends Error {}

const RETRIES_MS = [600, 2000]

export function ask<Name extends keyof Asks>(
  name: Name,
  input: Partial<Asked<Asks[Name]>['input']>,
): Promise<Asked<Asks[Name]>['answer']> {
  return again(() => post(`queries/${name}`, { input }))
}

/** The id makes it safe to send again: in a stairwell the answer may be lost though the report arrived. */
export function send<Name extends keyof Sends>(
  name: Name,
  input: Partial<Sent<Sends[Name]>['input']>,
  id: string = newId(),
): Promise<Sent<Sends[Name]>['answer']> {
  return again(() => post(`commands/${name}`, { id, input }))
}

async function again<Answer>(once: () => Promise<unknown>): Promise<Answer> {
  for (const pause of RETRIES_MS) {
    try {
      return (await once()) as Answer
    } catch (failure) {
      if (!(failure instanceof Unreachable)) throw failure
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return (await once()) as Answer
}

async function post(path: string, body: object): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(`/api/portal/${path}`, {
      method: 'POST',
      credentials: 'omit',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ community, ...body }),
    })
  } catch {
    reportConnection('unreachable')
    throw new Unreachable()
  }
  if (response.status >= 502) {
    reportConnection('unavailable')
    throw new Unreachable()
  }
  reportConnection('up')
  const said = (await response.json().catch(() => ({}))) as { outcome?: string; why?: string; answer?: unknown }
  if (said.outcome !== 'done') throw new Refused(said.why ?? 'internal')
  const answer = said.answer as { community?: string; phone?: string | null; hours?: string }
  // Every page's answer that names the community brings its phone.
  if (answer?.community !== undefined && answer.phone !== undefined) rememberDesk({ ...answer, phone: answer.phone })
  return answer
}

/** A UUID of version 7; the browser's own needs https. */
export function newId(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  bytes[0] = (bytes[0]! & 0x0f) | 0x70
  bytes[2] = (bytes[2]! & 0x3f) | 0x80
  const hex =
    now.toString(16).padStart(12, '0') + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
