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
    const from = now - this.#milliseconds
    const within = (this.#hits.get(key) ?? []).filter((at) => at > from)
    this.#hits.set(key, within)
    if (within.length >= this.#most) return within[0]! - from
    within.push(now)
    return 0
  }

  #sweep(now: number) {
    if (now - this.#sweptAt < this.#milliseconds) return
    this.#sweptAt = now
    for (const [key, ats] of this.#hits) if (ats.at(-1)! <= now - this.#milliseconds) this.#hits.delete(key)
  }
}
