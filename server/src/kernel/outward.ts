// How the program speaks to an address that somebody typed in: never followed elsewhere, never into our own network unasked.
// Names are looked up here and the connection is made to what was looked at, so that a name cannot lead elsewhere a moment later.
import { lookup as lookupName } from 'node:dns'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

export type OutwardProblem = 'timed-out' | 'unreachable' | 'address-not-allowed'

export class NotReached extends Error {
  readonly problem: OutwardProblem

  constructor(problem: OutwardProblem) {
    super(problem)
    this.problem = problem
  }
}

export interface Outward {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Uint8Array
  timeoutMs: number
  /** Addresses of this machine and of private networks may be called too. */
  allowPrivate: boolean
}

export interface OutwardAnswer {
  status: number
  text: string
  /** The Retry-After header in seconds, when the other side asked for a pause. */
  retryAfterSeconds: number | undefined
}

const MOST_BYTES = 5 * 1024 * 1024

/** Asks another system. Throws `NotReached`; an answer of any status is an answer. Redirections are not followed. */
export function callOutward({ url, method = 'POST', headers = {}, body, timeoutMs, allowPrivate }: Outward) {
  return new Promise<OutwardAnswer>((answered, failed) => {
    const target = new URL(url)
    const host = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) && !isAllowedAddress(host, allowPrivate)) return failed(new NotReached('address-not-allowed'))
    const send = target.protocol === 'https:' ? secureRequest : plainRequest
    const request = send(target, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      lookup: guardedLookup(allowPrivate),
      signal: AbortSignal.timeout(timeoutMs),
    })
    request.on('response', (response) => {
      read(response).then((text) => answered(answerOf(response, text)), fail)
    })
    request.on('error', fail)
    request.end(body)

    function fail(error: Error & { code?: string }) {
      if (error instanceof NotReached) failed(error)
      else failed(new NotReached(isTimeOut(error) ? 'timed-out' : 'unreachable'))
    }
  })
}

const isTimeOut = ({ name, code }: Error & { code?: string }) =>
  name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT'

function answerOf(response: IncomingMessage, text: string): OutwardAnswer {
  const asked = Number(response.headers['retry-after'])
  const retryAfterSeconds = Number.isFinite(asked) && asked > 0 ? asked : undefined
  return { status: response.statusCode!, text, retryAfterSeconds }
}

async function read(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length
    if (length > MOST_BYTES) throw new NotReached('unreachable')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (host, options, done) => {
    lookupName(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      const allowed = addresses.filter(({ address }) => isAllowedAddress(address, allowPrivate))
      const [first] = allowed
      if (!first) return done(new NotReached('address-not-allowed'), '')
      if (options.all) done(null, allowed)
      else done(null, first.address, first.family)
    })
  }
}

/** The address of a host that may be called, for a caller who opens the connection itself. Throws `NotReached`. */
export function reachableAddress(host: string, allowPrivate: boolean): Promise<string> {
  return new Promise((found, failed) => {
    if (isIP(host)) {
      if (isAllowedAddress(host, allowPrivate)) found(host)
      else failed(new NotReached('address-not-allowed'))
      return
    }
    guardedLookup(allowPrivate)(host, {}, (error, address) => {
      if (error) failed(error instanceof NotReached ? error : new NotReached('unreachable'))
      else found(address as string)
    })
  })
}

// Special-purpose addresses (RFC 6890 and its successors) that are never somebody else's server.
const never = blocks(
  ['0.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24'],
  ['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '::/128', 'fe80::/10', 'fec0::/10', 'ff00::/8', '2001:db8::/32'],
  // Ways of writing an IPv4 address inside one of IPv6, which a gateway would lead back into a private network.
  ['64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/32'],
)
const ours = blocks(['10.0.0.0/8', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], ['::1/128', 'fc00::/7'])

export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4'
  return !never.check(plain, family) && (allowPrivate || !ours.check(plain, family))
}

function blocks(...lists: string[][]): BlockList {
  const list = new BlockList()
  for (const range of lists.flat()) {
    const [net, bits] = range.split('/')
    list.addSubnet(net!, Number(bits), isIPv6(net!) ? 'ipv6' : 'ipv4')
  }
  return list
}
