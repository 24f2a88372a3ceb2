// When to talk to the server: at once when something was typed or the server hints at a change, now and then otherwise,
// and ever more seldom while it does not answer.
const EVERY_MS = 30_000
const SOON_MS = 150
const AFTER_FAILURE_MS = [2_000, 5_000, 15_000, 60_000, 300_000]

export class Rounds {
  readonly #round: () => Promise<boolean>
  readonly #untilDue: () => number | null
  #timer: ReturnType<typeof setTimeout> | undefined
  #dueAt = 0
  #failures = 0
  #ended = false
  #underway = false

  /** `round` answers whether the server answered; `untilDue` how soon one is due whether or not it does. */
  constructor(round: () => Promise<boolean>, untilDue: () => number | null) {
    this.#round = round
    this.#untilDue = untilDue
  }

  soon(): void {
    this.#at(SOON_MS)
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  #at(delay: number) {
    if (this.#ended) return
    const due = Date.now() + delay
    if (this.#timer && this.#dueAt <= due) return
    clearTimeout(this.#timer)
    this.#dueAt = due
    this.#timer = setTimeout(() => void this.#go(), delay)
  }

  async #go() {
    this.#timer = undefined
    if (this.#underway) return this.#at(SOON_MS)
    this.#underway = true
    const answered = await this.#round().catch(() => false)
    this.#underway = false
    this.#failures = answered ? 0 : this.#failures + 1
    const index = Math.min(this.#failures, AFTER_FAILURE_MS.length) - 1
    const wait = answered ? EVERY_MS : AFTER_FAILURE_MS[index]!
    this.#at(Math.min(wait, this.#untilDue() ?? wait))
  }
}

/** Follows the server's hints with the device's token. Each hint, and each time the stream comes back, calls `onHint`. */
export function followHints(token: () => string, onHint: () => void): () => void {
  const ending = new AbortController()
  void (async () => {
    for (let wait = 1000; !ending.signal.aborted; wait = Math.min(wait * 2, 60_000)) {
      try {
        const answer = await fetch('/api/live', {
          credentials: 'omit',
          headers: { authorization: `Bearer ${token()}` },
          signal: ending.signal,
        })
        if (answer.ok && answer.body) {
          onHint()
          wait = 500
          await readHints(answer.body, onHint)
        }
      } catch {} // no connection: tried again below
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  })()
  return () => ending.abort()
}

async function readHints(body: ReadableStream<Uint8Array<ArrayBuffer>>, onHint: () => void) {
  const reader = body
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array<ArrayBuffer>, string>)
    .getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    if (value.includes('event: changed') || value.includes('event: ended')) onHint()
  }
}
