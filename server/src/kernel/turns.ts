import { refuseWith } from './refused.ts'

interface Most {
  atOnce: number
  /** Under way and waiting, of one caller. */
  mostOfOne: number
  mostOfAll: number
}

/** Work that costs much is done a few at a time, in the order it came; nobody's queue takes the place of all others. */
export class Turns {
  readonly #most: Most
  readonly #ofEach = new Map<string, number>()
  readonly #waiting: (() => void)[] = []
  #all = 0
  #underWay = 0

  constructor(most: Most) {
    this.#most = most
  }

  /** Refuses `too-many-tries` when this caller has too many under way, `unavailable` when all together have. */
  async take<T>(caller: string, work: () => Promise<T>): Promise<T> {
    const own = this.#ofEach.get(caller) ?? 0
    if (own >= this.#most.mostOfOne) refuseWith('too-many-tries', { retryAfterSeconds: 2 })
    if (this.#all >= this.#most.mostOfAll) refuseWith('unavailable', { retryAfterSeconds: 5 })
    this.#ofEach.set(caller, own + 1)
    this.#all++
    try {
      if (this.#underWay >= this.#most.atOnce) await new Promise<void>((go) => this.#waiting.push(go))
      else this.#underWay++
      return await work()
    } finally {
      this.#pass(caller)
    }
  }

  /** Whoever waits longest goes on in this one's place. */
  #pass(caller: string) {
    this.#all--
    const left = this.#ofEach.get(caller)! - 1
    if (left > 0) this.#ofEach.set(caller, left)
    else this.#ofEach.delete(caller)
    const next = this.#waiting.shift()
    if (next) next()
    else this.#underWay--
  }
}
