import { Problem } from './problem.ts'

/** So many within a minute for each caller, counted in this process. Refuses with code 429 in the body. */
export class RateLimit {
  readonly #most: number
  #minute = 0
  #counts = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  take(caller: string, now: Date): void {
    const minute = Math.floor(now.getTime() / 60_000)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#counts = new Map()
    }
    const count = (this.#counts.get(caller) ?? 0) + 1
    this.#counts.set(caller, count)
    if (count > this.#most) throw new Problem(400, 'Too many requests; try again in a minute', 429)
  }
}
