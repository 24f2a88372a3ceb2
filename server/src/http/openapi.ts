import { rolesAllowed } from '@red-steward/domain/identity/permissions'
import { SessionView, SignIn } from '@red-steward/domain/identity/session'
import { z } from 'zod'
import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { open311Paths } from '../open311/index.ts'
import { publicCommands, publicQueries } from '../portal/index.ts'
import { syncShapes } from './sync.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1 of everything that can be asked, generated from the same schemas that guard the door. */
export function openApi(commands: readonly AnyCommand[], queries: readonly AnyQuery[]): Json {
  const paths: Json = { '/api/session': sessionPath() }
  for (const asked of commands)
    paths[`/api/commands/${asked.name}`] = { post: operation(asked, envelope(schema(asked.input))) }
  for (const asked of queries) {
    const body = {
      type: 'object',
      required: ['input'],
      additionalProperties: false,
      properties: { input: schema(asked.input) },
    }
    paths[`/api/queries/${asked.name}`] = { post: operation(asked, body) }
  }
  for (const asked of publicCommands)
    paths[`/api/portal/commands/${asked.name}`] = atTheDoor(asked, envelope(schema(asked.input)))
  for (const asked of publicQueries)
    paths[`/api/portal/queries/${asked.name}`] = atTheDoor(asked, {
      type: 'object',
      required: ['input'],
      additionalProperties: false,
      properties: { input: schema(asked.input) },
    })
  for (const { path, what, summary, request } of syncShapes)
    paths[path] = { post: syncOperation(what, summary, request) }
  Object.assign(paths, open311Paths())
  return {
    openapi: '3.1.0',
    info: {
      title: 'Red Steward 社区红管家',
      version: '0.1.0',
      description:
        'Every write is a command, every read a query. Send a command twice with the same id and it is done once. Queries are POST so that nothing personal stands in an address.',
    },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'steward' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Refusal: refusal },
    },
  }
}

function operation(asked: AnyCommand | AnyQuery, body: Json) {
  return {
    operationId: asked.name,
    summary: asked.summary,
    tags: [asked.name.split('.')[0]],
    'x-permission': asked.permission,
    'x-roles': rolesAllowed[asked.permission],
    requestBody: { required: true, content: { 'application/json': { schema: body } } },
    responses: {
      200: {
        description: 'Done.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['outcome', 'answer'],
              properties: { outcome: { const: 'done' }, answer: schema(asked.answer) },
            },
          },
        },
      },
      ...refusals(401, 403, 404, 409, 422, 503),
    },
  }
}

/** The same without a session; the body also says in which community. */
function atTheDoor(asked: AnyCommand | AnyQuery, body: Json) {
  const { properties, required } = body as { properties: Json; required: string[] }
  const community = { type: 'string', pattern: '^[0-9]{12,15}$', description: 'Code of the community.' }
  const said = { ...body, required: [...required, 'community'], properties: { ...properties, community } }
  return { post: { ...operation(asked, said), operationId: `door.${asked.name}`, tags: ['door'], security: [] } }
}

function syncOperation(what: string, summary: string, request: z.ZodType) {
  return {
    operationId: `sync.${what}`,
    summary,
    tags: ['sync'],
    ...(what === 'orders' ? { security: [] } : {}),
    requestBody: { required: true, content: { 'application/json': { schema: schema(request) } } },
    responses: { 200: { description: 'Done.' }, ...refusals(401, 403, 404, 409, 422, 503) },
  }
}

function envelope(input: Json): Json {
  return {
    type: 'object',
    required: ['id', 'input'],
    additionalProperties: false,
    properties: {
      id: {
        type: 'string',
        format: 'uuid',
        description: 'UUID version 7 made by the client; the same id is done once.',
      },
      input,
    },
  }
}

function schema(type: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Json
  return rest
}

const refusal: Json = {
  type: 'object',
  required: ['outcome', 'why'],
  properties: {
    outcome: { const: 'refused' },
    why: { type: 'string', description: 'A code; its words are in domain/src/words/refusals.ts.' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, params: { type: 'object' } },
      },
    },
    detail: { type: 'object' },
  },
}

const meanings: Record<number, string> = {
  401: 'Not signed in.',
  403: 'The post does not carry this right.',
  404: 'Not there, or not within reach.',
  409: 'Refused by a rule; the code says which.',
  422: 'The input is wrong; `fields` says where.',
  429: 'Too many wrong tries; wait `retry-after` seconds.',
  503: 'The data cannot be reached now; try again after `retry-after` seconds.',
}

function refusals(...codes: number[]) {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } }
  return Object.fromEntries(codes.map((code) => [code, { description: meanings[code], content }]))
}

function sessionPath() {
  const done = { description: 'Done.' }
  return {
    get: {
      operationId: 'session.view',
      summary: 'Who is signed in, in which post.',
      tags: ['session'],
      responses: {
        200: { ...done, content: { 'application/json': { schema: schema(SessionView) } } },
        ...refusals(401),
      },
    },
    post: {
      operationId: 'session.sign-in',
      summary: 'Signs in; the answer sets the session cookie.',
      tags: ['session'],
      security: [],
      requestBody: { required: true, content: { 'application/json': { schema: schema(SignIn) } } },
      responses: { 200: done, ...refusals(401, 409, 422, 429) },
    },
    delete: { operationId: 'session.sign-out', summary: 'Signs out.', tags: ['session'], responses: { 200: done } },
  }
}
