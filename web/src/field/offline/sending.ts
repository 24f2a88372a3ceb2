// How what was typed goes out: small things together, within the rounds; pictures one by one beside them, so that nothing
// waits for a picture on a slow line.
import type { Id } from '@red-steward/domain/ids'
import type { SyncEnvelope } from '@red-steward/domain/sync/wire'
import { Refused } from '../../lib/api.ts'
import type { Network } from './network.ts'
import { bytesOf, MOST_BYTES } from './next-batch.ts'
import type { Outbox } from './outbox.ts'

interface Around {
  network: Network
  now(): string
}

export class Sending {
  readonly #around: Around
  readonly #outbox: Outbox
  readonly #tell: () => void
  #mostBytes = MOST_BYTES
  #files: Promise<void> | undefined
  #ended = false
  lastUploadAt: string | null = null

  constructor(around: Around, outbox: Outbox, tell: () => void) {
    this.#around = around
    this.#outbox = outbox
    this.#tell = tell
  }

  async typed(): Promise<void> {
    const asked = new Set<Id>()
    for (;;) {
      const batch = this.#outbox.batch(asked, this.#mostBytes)
      if (batch.length === 0) return
      if (await this.#sent(batch)) for (const { id } of batch) asked.add(id)
    }
  }

  /** One after another until one does not get through; a second caller waits for the first. */
  files(): Promise<void> {
    this.#files ??= this.#eachFile().finally(() => {
      this.#files = undefined
    })
    return this.#files
  }

  end(): void {
    this.#ended = true
  }

  async #eachFile() {
    const asked = new Set<Id>()
    while (!this.#ended) {
      const next = this.#outbox.nextFile(asked)
      if (!next) return
      asked.add(next.id)
      const whole = await this.#outbox.whole(next)
      if (whole) await this.#sent([whole])
      else await this.#outbox.load() // another tab has sent it, or let it go
    }
  }

  /** False when it was more than the server, or a proxy before it, takes at once: less is sent then. */
  async #sent(batch: readonly SyncEnvelope[]): Promise<boolean> {
    const end = this.#outbox.sending(batch.map(({ id }) => id))
    this.#tell()
    try {
      const { answers } = await this.#around.network.push(batch)
      await this.#outbox.answered(answers, this.#around.now())
      if (answers.some(({ outcome }) => outcome === 'done')) this.lastUploadAt = this.#around.now()
      return true
    } catch (failure) {
      if (!(failure instanceof Refused && failure.why === TOO_LARGE)) throw failure
      if (batch.length > 1) this.#mostBytes = Math.floor(bytesOf(batch) / 2)
      else await this.#outbox.answered([{ id: batch[0]!.id, outcome: 'refused', why: TOO_LARGE }], this.#around.now())
      return batch.length === 1
    } finally {
      end()
      this.#tell()
    }
  }
}

const TOO_LARGE = 'too-large'
