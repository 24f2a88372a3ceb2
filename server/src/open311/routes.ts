// GeoReport v2 under two addresses, for production and for trying. The addresses are the specification's; what stands in them
// (numbers of requests, dates) is public, and no address is logged.
import type { Language } from '@red-steward/domain/messages/templates'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { isUnavailable } from '../kernel/db.ts'
import { unfitText } from '../kernel/input.ts'
import type { Machine } from '../kernel/machine.ts'
import { networkOf } from '../kernel/network.ts'
import { type Answer, contentType, type Format, type Item, type List, written } from './answers.ts'
import { discovery, type EndpointType } from './discovery.ts'
import { type Fields, fieldsOf } from './form.ts'
import { inCommunity, type Jurisdiction, jurisdictionOf } from './jurisdictions.ts'
import { requireKey } from './keys.ts'
import { asAnswer, Problem, Problems } from './problem.ts'
import { publishedRequests } from './published.ts'
import { RateLimit } from './rate-limit.ts'
import { reportOf } from './report.ts'
import { filtersOf, rangeOf, whereOf } from './request-filters.ts'
import { serviceDefinition, serviceList } from './service-answers.ts'
import { submitRequest } from './submit-request.ts'
import { submitTrial, trials } from './trials.ts'
import { submitUpdate, updatesWithin } from './updates.ts'

const FORM_BYTES = 64 * 1024
const READS_A_MINUTE = 600
const WRITES_A_MINUTE = 120

/** Below `/open311`. */
const PATHS: Record<EndpointType, string> = { production: '/v2', test: '/test/v2' }

interface Asked {
  fields: Fields
  format: Format
  language: Language
  jurisdiction: Jurisdiction
  type: EndpointType
  /** What stands in the path where the specification has an id. */
  id: string
  /** The form as it came. */
  said: string
}

type Handler = (asked: Asked) => Promise<Answer>

export interface Open311Options {
  /** Where people reach us; without it, what the request says. */
  publicUrl?: string | undefined
}

/** Mounts discovery and both endpoints. Registered in a scope of its own: errors here are answered as the specification says. */
export async function open311Routes(app: FastifyInstance, machine: Machine, options: Open311Options): Promise<void> {
  const [reads, writes] = [new RateLimit(READS_A_MINUTE), new RateLimit(WRITES_A_MINUTE)]
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (_request, body, done) => done(null, body),
  )
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  // By a route of its own: where the screens are built, theirs would take every other address.
  app.all('/*', (request, reply) =>
    send(reply, formatOf(request.url), asAnswer([new Problem(404, 'There is no such resource')]), 404),
  )

  app.get('/discovery.:format', async (request, reply) => {
    const origin = options.publicUrl ?? `${request.protocol}://${request.host}`
    return send(reply, known((request.params as { format: string }).format), discovery(origin))
  })
  for (const type of ['production', 'test'] as const) {
    const route = (method: 'GET' | 'POST', path: string, handle: Handler) =>
      app.route({
        method,
        url: `${PATHS[type]}${path}`,
        handler: async (request, reply) => {
          const limit = method === 'GET' ? reads : writes
          limit.take(networkOf(request.ip), machine.now())
          const asked = await askedOf(machine, request, type)
          return send(reply, asked.format, await handle(asked))
        },
      })
    route('GET', '/services.:format', async ({ language }) => serviceList(language))
    route('GET', '/services/:file', async ({ id, language }) => serviceDefinition(id, language))
    route('POST', '/requests.:format', (asked) => postRequest(machine, asked))
    route('GET', '/requests.:format', (asked) => getRequests(machine, asked))
    route('GET', '/requests/:file', (asked) => getRequest(machine, asked))
    route('GET', '/tokens/:file', (asked) => getToken(machine, asked))
    route('GET', '/servicerequestupdates.:format', (asked) => getUpdates(machine, asked))
    route('POST', '/servicerequestupdates.:format', (asked) => postUpdate(machine, asked))
  }
}

async function askedOf(machine: Machine, request: FastifyRequest, type: EndpointType): Promise<Asked> {
  const { format, file = '' } = request.params as { format?: string; file?: string }
  const [, id = '', suffix = ''] = /^(.*)\.(\w+)$/.exec(file) ?? []
  const said = typeof request.body === 'string' ? request.body : ''
  const params = new URLSearchParams(said)
  for (const [name, value] of new URL(request.url, 'http://here').searchParams) params.append(name, value)
  // Told as a fault of ours, it would be sent again without end.
  if (unfitText([id, ...params.values()])) throw new Problem(400, 'The request holds a character no text can hold')
  const fields = fieldsOf(params)
  return {
    fields,
    format: known(format ?? suffix),
    language: /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh',
    jurisdiction: await jurisdictionOf(machine, fields.text('jurisdiction_id')),
    type,
    id,
    said,
  }
}

function known(format: string): Format {
  if (format === 'xml' || format === 'json') return format
  throw new Problem(404, 'The format must be xml or json')
}

const formatOf = (url: string): Format => (/\.json(\?|$)/.test(url) ? 'json' : 'xml')

function send(reply: FastifyReply, format: Format, answer: Answer, status = 200) {
  return reply
    .code(status)
    .header('content-type', contentType[format])
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(Buffer.from(written(answer, format)))
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const format = formatOf(request.url)
  const problems = error instanceof Problems ? error.all : error instanceof Problem ? [error] : []
  if (problems.length > 0) return send(reply, format, asAnswer(problems), problems[0]!.status)
  const code = (error as { statusCode?: number }).statusCode ?? 500
  if (code === 415)
    return send(
      reply,
      format,
      asAnswer([new Problem(400, 'The body must be application/x-www-form-urlencoded', 415)]),
      400,
    )
  if (code < 500) return send(reply, format, asAnswer([new Problem(400, 'The request is invalid', code)]), 400)
  if (!isUnavailable(error)) request.log.error({ name: (error as Error).name }, 'an Open311 request failed')
  return send(reply, format, asAnswer([new Problem(400, 'The service is not reachable now', 503)]), 400)
}

async function postRequest(machine: Machine, { fields, jurisdiction, language, type, said }: Asked): Promise<Answer> {
  const keyId = await keyOf(machine, jurisdiction, fields)
  const report = reportOf(fields, language)
  const { requestId, token } =
    type === 'test'
      ? await inCommunity(machine, jurisdiction.communityId, (inside) => submitTrial(inside, keyId, report))
      : await submitRequest(machine, jurisdiction, keyId, report, said)
  const item: Item = {
    ...(token === null ? { service_request_id: requestId } : { token }),
    service_notice: report.service.description,
    account_id: report.accountId,
  }
  return requestList([item])
}

const keyOf = (machine: Machine, { communityId }: Jurisdiction, fields: Fields) =>
  inCommunity(machine, communityId, (inside) => requireKey(inside, fields.text('api_key')))

const requestList = (items: Item[]): Answer => ({ root: 'service_requests', content: { each: 'request', items } })

async function getRequests(machine: Machine, { fields, jurisdiction, language, type }: Asked): Promise<Answer> {
  const filters = filtersOf(fields, machine.now())
  const items = await inCommunity(machine, jurisdiction.communityId, (inside) =>
    type === 'test'
      ? trials(inside, jurisdiction, filters, language)
      : publishedRequests(inside, jurisdiction, whereOf(filters), filters.page, language),
  )
  return requestList(items)
}

async function getRequest(machine: Machine, asked: Asked): Promise<Answer> {
  const fields = fieldsOf(new URLSearchParams({ service_request_id: asked.id }))
  const found = await getRequests(machine, { ...asked, fields })
  if ((found.content as List).items.length === 0) throw new Problem(404, 'service_request_id was not found')
  return found
}

async function getToken(machine: Machine, { jurisdiction: { communityId }, id, type }: Asked): Promise<Answer> {
  const { rows } = await inCommunity(machine, communityId, ({ tx }) =>
    type === 'test'
      ? sql<{
          id: string
        }>`select t.request_id as id from open311_trials t where t.community_id = ${communityId} and t.token = ${id}`.execute(
          tx,
        )
      : sql<{
          id: string
        }>`select k.case_no as id from open311_requests r join cases k on k.community_id = r.community_id and k.id = r.case_id
          where r.community_id = ${communityId} and r.token = ${id}`.execute(tx),
  )
  if (!rows[0]) throw new Problem(404, 'token was not found')
  return requestList([{ service_request_id: rows[0].id, token: id }])
}

async function getUpdates(machine: Machine, { fields, jurisdiction, language, type }: Asked): Promise<Answer> {
  const range = rangeOf(fields, machine.now())
  const items =
    type === 'test'
      ? []
      : await inCommunity(machine, jurisdiction.communityId, (inside) => updatesWithin(inside, range, language))
  return { root: 'service_request_updates', content: { each: 'request_update', items } }
}

async function postUpdate(machine: Machine, { fields, jurisdiction, type }: Asked): Promise<Answer> {
  const keyId = await keyOf(machine, jurisdiction, fields)
  if (type === 'production') return submitUpdate(machine, jurisdiction, keyId, fields)
  if (!fields.text('service_request_id')) throw new Problem(400, 'service_request_id was not provided')
  const item = { update_id: fields.text('update_id') ?? 'TEST' }
  return { root: 'service_request_updates', content: { each: 'request_update', items: [item] } }
}
