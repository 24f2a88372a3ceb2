// What every carrier is given, and how it says that it did not work.
import type { DeliveryProblem } from '@red-steward/domain/messages/message'
import type { Text } from '@red-steward/domain/messages/templates'
import { callOutward, NotReached, type Outward, type OutwardAnswer } from '../../kernel/outward.ts'

export interface Parcel {
  /** Of the message; the same at every attempt. */
  id: string
  text: Text
  /** Where it leads, as a whole address. */
  link: string
}

export interface Roads {
  /** Private networks may be called (an installation on an intranet). */
  allowPrivate: boolean
  timeoutMs: number
}

/** `isFinal`: trying again cannot help. */
export class Undelivered extends Error {
  readonly problem: DeliveryProblem
  readonly isFinal: boolean
  readonly status: number | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    problem: DeliveryProblem,
    {
      isFinal = false,
      status,
      retryAfterSeconds,
    }: { isFinal?: boolean; status?: number; retryAfterSeconds?: number } = {},
  ) {
    super(problem)
    this.problem = problem
    this.isFinal = isFinal
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Posts and answers what came back with a status of 2xx; anything else is told as `Undelivered`. */
export async function post(roads: Roads, outward: Omit<Outward, keyof Roads>): Promise<OutwardAnswer> {
  const answer = await callOutward({ ...outward, ...roads }).catch((error) => {
    throw error instanceof NotReached ? new Undelivered(error.problem) : error
  })
  const { status, retryAfterSeconds } = answer
  if (status >= 200 && status < 300) return answer
  if (status === 404 || status === 410) throw new Undelivered('endpoint-gone', { isFinal: status === 410, status })
  const problem = status >= 500 || status === 429 || status === 408 ? 'receiver-failed' : 'refused-by-receiver'
  throw new Undelivered(problem, { status, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) })
}
