/** Things in the order of a text they carry. The text must not change while they are in the list. */
export class SortedBy<Thing extends { id: string }> {
  readonly #keyOf: (thing: Thing) => string
  #list: Thing[] = []

  constructor(keyOf: (thing: Thing) => string) {
    this.#keyOf = keyOf
  }

  fill(things: readonly Thing[]) {
    this.#list = [...things].sort((a, b) => this.#compare(a, b))
  }

  add(thing: Thing) {
    this.#list.splice(this.#placeOf(thing), 0, thing)
  }

  remove(thing: Thing) {
    const at = this.#placeOf(thing)
    if (this.#list[at]?.id === thing.id) this.#list.splice(at, 1)
  }

  /** Calls for everything whose text begins so, in order, until told to stop by `true`. */
  scan(prefix: string, see: (thing: Thing) => boolean) {
    for (let at = this.#first((thing) => this.#keyOf(thing) >= prefix); at < this.#list.length; at++) {
      const thing = this.#list[at]!
      if (!this.#keyOf(thing).startsWith(prefix) || see(thing)) return
    }
  }

  #placeOf(thing: Thing) {
    return this.#first((other) => this.#compare(other, thing) >= 0)
  }

  #compare(a: Thing, b: Thing): number {
    const [one, other] = [this.#keyOf(a), this.#keyOf(b)]
    if (one !== other) return one < other ? -1 : 1
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  }

  #first(isAtOrBehind: (thing: Thing) => boolean): number {
    let [low, high] = [0, this.#list.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isAtOrBehind(this.#list[middle]!)) high = middle
      else low = middle + 1
    }
    return low
  }
}
