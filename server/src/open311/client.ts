// The other side of GeoReport v2: we report to another system and read what became of it. JSON, which every server we know of
// speaks beside XML; numbers of requests are numbers there as often as words.
import { z } from 'zod'
import { callOutward, NotReached } from '../kernel/outward.ts'

export interface System {
  url: string
  jurisdictionId: string
  apiKey: string
  /** The service code there of each leaf here. */
  services: Partial<Record<string, string>>
}

export interface Roads {
  allowPrivate: boolean
  timeoutMs: number
}

/** `isFinal`: they refuse this, and asking again changes nothing. */
export class SystemProblem extends Error {
  readonly isFinal: boolean

  constructor(what: string, isFinal = false) {
    super(what)
    this.isFinal = isFinal
  }
}

const Code = z.union([z.string(), z.number()]).transform(String)
const Maybe = z.union([z.string(), z.number(), z.null()]).optional()
const Created = z.array(z.looseObject({ service_request_id: Code.nullish(), token: Code.nullish() })).min(1)
const Found = z.array(
  z.looseObject({
    service_request_id: Code.nullish(),
    status: z.string(),
    status_notes: Maybe,
    updated_datetime: Maybe,
  }),
)
const Updates = z.array(
  z.looseObject({
    update_id: Code,
    service_request_id: Code,
    status: z.string().nullish(),
    description: Maybe,
    updated_datetime: Maybe,
  }),
)
const Tokens = z.array(z.looseObject({ service_request_id: Code.nullish() }))

export interface Outgoing {
  serviceCode: string
  description: string
  address: string
  addressId: string
  point: { lat: number; long: number } | undefined
}

export async function createRequest(system: System, roads: Roads, outgoing: Outgoing) {
  const { serviceCode, description, address, addressId, point } = outgoing
  const body = new URLSearchParams({ ...named(system), api_key: system.apiKey, service_code: serviceCode, description })
  if (address) body.set('address_string', address)
  else if (!point) body.set('address_string', addressId || '-')
  if (point) {
    body.set('lat', String(point.lat))
    body.set('long', String(point.long))
  }
  const [created] = await ask(roads, Created, {
    url: `${base(system)}/requests.json`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: body.toString(),
  })
  const { service_request_id: outsideId, token } = created!
  if (!outsideId && !token) throw new SystemProblem('no-number', true)
  return { outsideId: outsideId || null, token: outsideId ? null : (token ?? null) }
}

export async function numberOfToken(system: System, roads: Roads, token: string): Promise<string | null> {
  const rows = await ask(roads, Tokens, {
    url: `${base(system)}/tokens/${encodeURIComponent(token)}.json?${query(system)}`,
  })
  return rows[0]?.service_request_id || null
}

/** Numbers of one question: an address of more is too long for many servers. */
const MOST_IDS = 100

export async function statusOf(system: System, roads: Roads, ids: readonly string[]) {
  const found: { outsideId: string; isClosed: boolean; notes: string }[] = []
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const some = ids.slice(at, at + MOST_IDS)
    const rows = await ask(roads, Found, {
      url: `${base(system)}/requests.json?${query(system, { service_request_id: some.join(',') })}`,
    })
    for (const { service_request_id: id, status, status_notes: notes } of rows) {
      const outsideId = id ?? (some.length === 1 ? some[0]! : '')
      found.push({ outsideId, isClosed: status.toLowerCase() === 'closed', notes: notes ? String(notes) : '' })
    }
  }
  return found
}

/** Nothing where a system does not have the extension. */
export async function updatesSince(system: System, roads: Roads, from: string, to: string) {
  const url = `${base(system)}/servicerequestupdates.json?${query(system, { start_date: from, end_date: to })}`
  const rows = await ask(roads, Updates, { url }).catch((problem: unknown) => {
    if (problem instanceof SystemProblem && problem.isFinal) return []
    throw problem
  })
  return rows.map((row) => ({
    updateId: row.update_id,
    outsideId: row.service_request_id,
    isClosed: (row.status ?? '').toUpperCase().startsWith('CLOSED') || /^FIXED/i.test(row.status ?? ''),
    text: row.description ? String(row.description) : '',
  }))
}

const base = ({ url }: System) => url.replace(/\/$/, '')
const named = ({ jurisdictionId }: System): Record<string, string> =>
  jurisdictionId ? { jurisdiction_id: jurisdictionId } : {}
const query = (system: System, more: Record<string, string> = {}) =>
  new URLSearchParams({ ...named(system), ...more }).toString()

async function ask<T>(
  roads: Roads,
  shape: z.ZodType<T>,
  call: { url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
): Promise<T> {
  const answer = await callOutward({ method: 'GET', ...call, ...roads }).catch((error) => {
    throw error instanceof NotReached
      ? new SystemProblem(error.problem, error.problem === 'address-not-allowed')
      : error
  })
  const { status, text } = answer
  if (status >= 500 || status === 429 || status === 408) throw new SystemProblem('receiver-failed')
  if (status < 200 || status > 299)
    throw new SystemProblem(status === 403 ? 'key-refused' : 'refused-by-receiver', true)
  const parsed = shape.safeParse(json(text))
  if (!parsed.success) throw new SystemProblem('not-understood')
  return parsed.data
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
