/** How many within a window of time, per key, in memory: against floods only, so that a restart may forget. */
export class SlidingWindow {
  readonly #most: number
  readonly #milliseconds: number
  readonly #hits = new Map<string, number[]>()
  #sweptAt = 0

  constructor(most: number, milliseconds: number) {
    this.#most = most
    this.#milliseconds = milliseconds
  }

  /** Counts one and answers 0, or, at the limit, how many milliseconds until the next is free. */
  hit(key: string, now: number): number {
    this.#sweep(now)
    const within = this.#within(key, now)
    const wait = this.#waitAfter(within, now)
    if (wait > 0) return wait
    this.#hits.set(key, [...within, now])
    return 0
  }

  /** The same without counting. */
  wait(key: string, now: number): number {
    return this.#waitAfter(this.#within(key, now), now)
  }

  #within(key: string, now: number): number[] {
    return (this.#hits.get(key) ?? []).filter((at) => at > now - this.#milliseconds)
  }

  #waitAfter(within: readonly number[], now: number): number {
    return within.length < this.#most ? 0 : within[0]! - (now - this.#milliseconds)
  }

  #sweep(now: number) {
    if (now - this.#sweptAt < this.#milliseconds) return
    this.#sweptAt = now
    for (const [key, ats] of this.#hits) if (ats.at(-1)! <= now - this.#milliseconds) this.#hits.delete(key)
  }
}
