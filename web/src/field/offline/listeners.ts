// Who wants to hear of changes. Told once a task, after whoever saved has had the word: a phone draws "saved" before it
// draws its lists anew, and a round with the server draws once.
export class Listeners {
  readonly #all = new Set<() => void>()
  #telling: ReturnType<typeof setTimeout> | undefined

  readonly subscribe = (listener: () => void) => {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  soon(): void {
    this.#telling ??= setTimeout(() => this.now())
  }

  now(): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    for (const listener of this.#all) listener()
  }
}
