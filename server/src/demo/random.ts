import type { Id } from '@red-steward/domain/ids'

/** Repeatable chance: the same seed tells the same story (xoshiro128**). */
export class Chance {
  readonly #state: Uint32Array

  constructor(seed: number) {
    let mixed = seed >>> 0
    this.#state = Uint32Array.from({ length: 4 }, () => {
      mixed = (mixed + 0x9e3779b9) >>> 0
      let value = mixed ^ (mixed >>> 16)
      value = Math.imul(value, 0x21f0aaad)
      value ^= value >>> 15
      value = Math.imul(value, 0x735a2d97)
      return (value ^ (value >>> 15)) >>> 0
    })
  }

  bits(): number {
    const s = this.#state
    const rotated = Math.imul(s[1]!, 5)
    const result = Math.imul((rotated << 7) | (rotated >>> 25), 9) >>> 0
    const shifted = s[1]! << 9
    s[2]! ^= s[0]!
    s[3]! ^= s[1]!
    s[1]! ^= s[2]!
    s[0]! ^= s[3]!
    s[2]! ^= shifted
    s[3] = (s[3]! << 11) | (s[3]! >>> 21)
    return result
  }

  /** From 0 up to, not including, 1. */
  share(): number {
    return this.bits() / 2 ** 32
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.share() * (high - low + 1))
  }

  happens(probability: number): boolean {
    return this.share() < probability
  }

  pick<T>(from: readonly T[]): T {
    return from[this.whole(0, from.length - 1)]!
  }

  shuffled<T>(from: readonly T[]): T[] {
    const result = [...from]
    for (let at = result.length - 1; at > 0; at--) {
      const other = this.whole(0, at)
      ;[result[at], result[other]] = [result[other]!, result[at]!]
    }
    return result
  }

  /** A UUID version 7 of our own making: repeatable, and in the order of making. */
  id(): Id {
    this.#made += 1
    const time = (BIRTH_OF_IDS + this.#made).toString(16).padStart(12, '0')
    const [a, b, c] = [this.bits(), this.bits(), this.bits()].map((bits) => bits.toString(16).padStart(8, '0'))
    const variant = '89ab'[Number.parseInt(b![0]!, 16) & 3]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a!.slice(0, 3)}-${variant}${b!.slice(1, 4)}-${b!.slice(4)}${c}`
  }

  #made = 0
}

const BIRTH_OF_IDS = Date.UTC(2026, 0, 1)
