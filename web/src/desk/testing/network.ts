// The server, faked at the network and typed by the shapes it answers to. The only thing screens' tests fake.
import type { CommandShape, QueryShape } from '@red-steward/domain/api'
import type { SessionView } from '@red-steward/domain/identity/session'
import { vi } from 'vitest'

type Handler = (input: never) => unknown

export interface FakeServer {
  session: SessionView | null
  /** What was posted to `/api/session`, and how to answer it: a refusal, or null to let the person in. */
  signIn: (credentials: Record<string, unknown>) => { status: number; body: object } | null
  answers: Map<string, Handler>
  /** Every command and query that arrived, in order. */
  asked: { name: string; input: unknown }[]
}

const someone: SessionView = {
  account: { id: '01900000-0000-7000-8000-000000000001', name: '文书记', loginName: 'secretary' },
  acting: {
    role: 'secretary',
    communityId: '01900000-0000-7000-8000-000000000002',
    communityName: '月塘社区',
    isDemo: true,
    grids: 'all',
  },
  posts: [],
}

/** Stands in for the server until the test ends. */
export function fakeServer(session: SessionView | null = someone): FakeServer {
  const server: FakeServer = { session, signIn: () => null, answers: new Map(), asked: [] }
  vi.stubGlobal('EventSource', undefined)
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => respond(server, path, init))
  return server
}

/** Answers a query, checked against its shape so that a fixture cannot drift from the server. */
export function answer<Input, Answer>(
  server: FakeServer,
  shape: QueryShape<Input, Answer> | CommandShape<Input, Answer>,
  give: (input: Input) => Answer,
): void {
  server.answers.set(shape.name, ((input: Input) => shape.answer.parse(give(input))) as Handler)
}

function respond(server: FakeServer, path: string, { method, body }: RequestInit): Response {
  const sent = typeof body === 'string' ? (JSON.parse(body) as Record<string, unknown>) : {}
  if (path === '/api/session' && method === 'GET') {
    return server.session ? json(200, server.session) : json(401, { outcome: 'refused', why: 'signed-out' })
  }
  if (path === '/api/session') {
    const refusal = server.signIn(sent)
    if (refusal) return json(refusal.status, refusal.body)
    server.session = someone
    return json(200, { outcome: 'done', answer: {} })
  }
  const name = path.split('/').at(-1)!
  server.asked.push({ name, input: sent.input })
  const handler = server.answers.get(name)
  if (!handler) return json(404, { outcome: 'refused', why: 'not-found' })
  return json(200, { outcome: 'done', answer: handler(sent.input as never) })
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}
