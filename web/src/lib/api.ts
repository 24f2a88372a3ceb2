// The one way to the server: commands and queries by name, answers checked for their outcome, failures as classes.
import type { CommandShape, FieldProblem, QueryShape } from '@red-steward/domain/api'
import { type Id, newId } from '@red-steward/domain/ids'
import { reportConnection } from './connection.ts'
import { presence } from './presence.ts'

/** The server understood and said no; `why` has words in both languages. */
export class Refused extends Error {
  readonly why: string
  readonly fields: FieldProblem[]
  readonly detail: Record<string, unknown>
  constructor(why: string, fields: FieldProblem[] = [], detail: Record<string, unknown> = {}) {
    super(why)
    this.why = why
    this.fields = fields
    this.detail = detail
  }
}
/** No answer, or 503: try again later; nothing was lost. */
export class Unreachable extends Error {}
/** The session ended (idle, signed out elsewhere, post taken away). */
export class SignedOut extends Error {}
/** It does not exist, or lies outside the asker's reach: the same answer on purpose. */
export class NotThere extends Error {}
/** The server failed; it has a log of it. */
export class Crashed extends Error {}

type SignedOutListener = () => void
let onSignedOut: SignedOutListener = () => {}
/** Called when any answer is 401, so that the desk can show the sign-in screen over the place the person is at. */
export function whenSignedOut(listener: SignedOutListener): void {
  onSignedOut = listener
}

const RETRIES_MS = [400, 1200]

/**
 * Runs a command. The id makes it safe to send again, so a lost connection is retried with the same one.
 * Throws Refused, NotThere, SignedOut, Unreachable or Crashed.
 */
export async function send<Input, Answer>(
  shape: CommandShape<Input, Answer>,
  input: Input,
  id: Id = newId(),
): Promise<Answer> {
  for (const delay of RETRIES_MS) {
    try {
      return (await post(`/api/commands/${shape.name}`, { id, input })) as Answer
    } catch (failure) {
      if (!(failure instanceof Unreachable)) throw failure
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
  return (await post(`/api/commands/${shape.name}`, { id, input })) as Answer
}

/** Asks a query, by POST so that nothing personal stands in an address or a log. Throws like `send`. */
export async function ask<Input, Answer>(
  shape: QueryShape<Input, Answer>,
  input: Input,
  signal?: AbortSignal,
): Promise<Answer> {
  return (await post(`/api/queries/${shape.name}`, { input }, signal)) as Answer
}

async function post(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  return answerOf(await request('POST', path, body, signal))
}

export async function request(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...presence() },
  }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...init.headers, 'content-type': 'application/json' }
  }
  if (signal) init.signal = signal
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (failure) {
    if (signal?.aborted) throw failure
    reportConnection('unreachable')
    throw new Unreachable('no connection')
  }
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    reportConnection('unavailable')
    throw new Unreachable('unavailable')
  }
  reportConnection('up')
  return response
}

/** What the server answered, or the failure it stands for. */
export async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null)
  if (response.status === 401 && !(isRefusal(body) && body.why !== 'signed-out')) {
    onSignedOut()
    throw new SignedOut('signed out')
  }
  if (isRefusal(body) && response.status < 500) {
    if (response.status === 404 || body.why === 'not-found') throw new NotThere(body.why)
    throw new Refused(body.why, body.fields, body.detail)
  }
  if (response.status === 404) throw new NotThere('not-found')
  if (!response.ok) throw new Crashed(`status ${response.status}`)
  return isDone(body) ? body.answer : body
}

function isRefusal(body: unknown): body is { why: string; fields?: FieldProblem[]; detail?: Record<string, unknown> } {
  return typeof body === 'object' && body !== null && 'outcome' in body && body.outcome === 'refused'
}

function isDone(body: unknown): body is { answer: unknown } {
  return typeof body === 'object' && body !== null && 'outcome' in body && body.outcome === 'done'
}
