import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Cell, Sheet } from '@red-steward/domain/imports/cell'
import type { FileProblem } from '@red-steward/domain/imports/file-problems'
import { ROOT } from '../kernel/paths.ts'
import { refuseWith } from '../kernel/refused.ts'
import { Unreadable } from './unreadable.ts'

/** What the thread says, each time it is asked. */
export type Told =
  | { kind: 'read' }
  | { kind: 'sheet'; name: string }
  | { kind: 'rows'; rows: Cell[][] }
  | { kind: 'end' }
  | { kind: 'unreadable'; why: FileProblem }

/** More than a file within bounds was seen to take. What passes it ends the thread, never the program. */
const MOST_MEGABYTES = 1536
/** The transaction that waits for it is ended after a minute (kernel/db.ts). */
const MOST_MS = 45_000
/** Under way and waiting: each holds a connection to the database meanwhile. */
const MOST_AT_ONCE = 4

interface Limits {
  mostMegabytes: number
  mostMs: number
  signal?: AbortSignal
}

let last: Promise<unknown> = Promise.resolve()
let all = 0

/**
 * `readSpreadsheet` in a thread of its own, so that everybody else is answered meanwhile; one file after the other. Throws
 * `Unreadable`, also for what takes too long or too much room; refuses `busy-try-again` where several wait already.
 * `limits.signal` gives up.
 */
export async function readElsewhere(bytes: Buffer, name: string, limits: Partial<Limits> = {}): Promise<Sheet[]> {
  if (all >= MOST_AT_ONCE) refuseWith('busy-try-again')
  all++
  const before = last
  const turn = before.then(() => {
    limits.signal?.throwIfAborted()
    return read(bytes, name, { mostMegabytes: MOST_MEGABYTES, mostMs: MOST_MS, ...limits })
  })
  last = turn.catch(() => {})
  return turn.finally(() => {
    all--
  })
}

async function read(bytes: Buffer, name: string, { mostMegabytes, mostMs, signal }: Limits): Promise<Sheet[]> {
  const thread = new Worker(threadFile(), {
    workerData: { bytes, name },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  const giveUp = AbortSignal.any([AbortSignal.timeout(mostMs), ...(signal ? [signal] : [])])
  try {
    return await new Promise<Sheet[]>((done, failed) => {
      giveUp.addEventListener('abort', () => failed(signal?.aborted ? signal.reason : new Unreadable(TOO_MUCH)))
      thread.on('error', (error) => failed(isOutOfMemory(error) ? new Unreadable(TOO_MUCH) : error))
      thread.on('exit', () => failed(new Error('the reading thread ended before it was done')))
      const sheets: Sheet[] = []
      thread.on('message', (told: Told) => {
        if (told.kind === 'unreadable') return failed(new Unreadable(told.why))
        if (told.kind === 'end') return done(sheets)
        if (told.kind === 'sheet') sheets.push({ name: told.name, rows: [] })
        if (told.kind === 'rows') for (const row of told.rows) sheets.at(-1)!.rows.push(row)
        thread.postMessage('next')
      })
    })
  } finally {
    await thread.terminate()
  }
}

const TOO_MUCH = 'file-unpacks-too-big'

const isOutOfMemory = (error: unknown) => (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Beside the bundle that runs; in a test, which runs from sources, where its setup puts it (testing/reading-thread.ts). */
function threadFile(): string {
  const beside = fileURLToPath(new URL('./reading-worker.mjs', import.meta.url))
  return existsSync(beside) ? beside : join(ROOT, 'server/dist/tools/reading-worker.mjs')
}
