// The loop between a phone and the server: send what was typed, read what changed, hold what may be held. The same code
// runs in the browser and in the simulator; what differs is handed in.
import type { Id } from '@red-steward/domain/ids'
import type { Scope } from '@red-steward/domain/sync/wire'
import { AtRest, apply, type Change, emptyState, type State } from './at-rest.ts'
import { gzip } from './blocks.ts'
import { endedPlaces, firstLoadOf, serverTime, untilNextEnd } from './due-places.ts'
import type { Draft } from './entry.ts'
import type { Network } from './network.ts'
import { Outbox } from './outbox.ts'
import { Documents } from './replica.ts'
import { Sending } from './sending.ts'
import type { Storage, Write } from './storage.ts'
import { earlier, readStreams } from './streams.ts'
import type { Sealer } from './vault.ts'

export interface Surroundings {
  storage: Storage
  network: Network
  sealer: Sealer
  now(): string
  appVersion: string
  /** After anything a screen may show has changed. */
  changed(): void
}

const BUILDINGS_AT_ONCE = 12

export class Engine {
  readonly documents = new Documents()
  readonly outbox: Outbox
  readonly #around: Surroundings
  readonly #atRest: AtRest
  readonly #sending: Sending
  #state: State
  #running: Promise<void> | undefined
  lastSyncAt: string | null = null

  private constructor(around: Surroundings, state: State, atRest: AtRest) {
    this.#around = around
    this.#state = state
    this.#atRest = atRest
    this.outbox = new Outbox(around.storage, around.sealer, this.documents)
    this.#sending = new Sending(around, this.outbox, () => this.#tell())
  }

  /** Opens what the vault holds. `fresh` is the state of a vault that holds nothing yet. */
  static async open(around: Surroundings, fresh?: Partial<Pick<State, 'token' | 'signingKey'>>): Promise<Engine> {
    const atRest = new AtRest(around.storage, around.sealer)
    const engine = new Engine(around, { ...emptyState(), ...fresh }, atRest)
    await engine.#load()
    await engine.part({ onDisk: false })
    if (fresh) {
      Object.assign(engine.#state, fresh)
      await atRest.commit([await atRest.stateWrite(engine.#state)])
    }
    return engine
  }

  async #load() {
    const state = await this.#atRest.load(this.documents)
    if (state) this.#state = state
    await this.outbox.load()
    this.#tell()
  }

  get state(): Readonly<State> {
    return this.#state
  }
  /** First load: buildings there, of all; null when all are. */
  get firstLoad(): { done: number; of: number } | null {
    return firstLoadOf(this.#state, this.#around.now())
  }

  now = () => serverTime(this.#state, this.#around.now())

  get lastUploadAt(): string | null {
    return this.#sending.lastUploadAt
  }

  get untilNextEnd(): number | null {
    return untilNextEnd(this.#state, this.#around.now())
  }

  /**
   * Parts from what an ended post brought. What was typed stays, and the next contact brings back what is still due.
   * Only the tab that talks to the server changes the disk; another one parts from what it shows.
   */
  async part({ onDisk }: { onDisk: boolean }): Promise<void> {
    const gone = [...endedPlaces(this.#state, this.#around.now())].filter((place) => this.#state.blocks[place])
    if (gone.length === 0) return
    if (onDisk) {
      const writes = gone.flatMap((place) => this.#atRest.dropBlock(this.#state, place))
      await this.#atRest.commit([...writes, await this.#atRest.stateWrite(this.#state)])
    }
    for (const place of gone) this.documents.forgetPlace(place || null)
    this.#tell()
  }

  async save(draft: Omit<Draft, 'savedAt'>): Promise<Id> {
    return (await this.saveTogether([draft]))[0]!
  }
  /** All of it and `also` in one transaction. */
  async saveTogether(drafts: readonly Omit<Draft, 'savedAt'>[], also: readonly Write[] = []): Promise<Id[]> {
    const savedAt = this.#around.now()
    const ids = await this.outbox.save(
      drafts.map((draft) => ({ ...draft, savedAt })),
      also,
    )
    this.#tell()
    return ids
  }
  async retry(id: Id, input: unknown): Promise<void> {
    await this.outbox.retry(id, input)
    this.#tell()
  }
  async discard(id: Id): Promise<void> {
    await this.outbox.discard(id)
    this.#tell()
  }

  /** Sends and reads until there is nothing more to do. One at a time; a second caller waits for a round of its own. */
  async sync(): Promise<void> {
    while (this.#running) await this.#running.catch(() => {})
    this.#running = this.#round().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #round() {
    await this.part({ onDisk: true })
    await this.push()
    await this.pull()
    this.lastSyncAt = this.#around.now()
    if (this.#atRest.wantsFolding) await this.#atRest.fold(this.documents, this.#state)
    this.#tell()
  }

  push(): Promise<void> {
    return this.#sending.typed()
  }

  /** Beside the rounds: what stands on other work goes once that is with the server. */
  sendFiles(): Promise<void> {
    return this.#sending.files()
  }
  /** Locked: no further picture is opened. */
  end(): void {
    this.#sending.end()
  }

  async pull(): Promise<void> {
    if (!this.#state.scope) await this.#loadAnew()
    await this.#fetchBuildings()
    for (let more = true; more; ) more = await this.#pullOnce()
  }

  async #pullOnce(): Promise<boolean> {
    const { scope, cursor, landmark = null } = this.#state
    const { unsent } = this.outbox
    const answer = await this.#around.network.pull({
      epoch: scope!.epoch,
      // What came with no building is missing after an end that was none: told again.
      mark: this.#state.blocks[''] ? scope!.mark : '',
      cursor,
      landmark,
      report: {
        appVersion: this.#around.appVersion,
        unsent: unsent.length,
        oldestUnsentAt: unsent[0]?.envelope.savedAt ?? null,
      },
    })
    if (answer.reload) {
      await this.#loadAnew()
      await this.#fetchBuildings()
      return true
    }
    this.#heard(answer.at)
    const change: Change = {
      seq: this.#state.seq + 1,
      cursor: answer.cursor,
      landmark: answer.landmark,
      forget: answer.forget,
      documents: answer.documents,
    }
    await this.#take(change, answer.anew)
    if (answer.scope) {
      await this.#takeScope(answer.scope)
      await this.#fetchBuildings()
    } else if (answer.anew.length > 0) await this.#fetchBuildings()
    else if (scope!.leaseUntil !== answer.leaseUntil) scope!.leaseUntil = answer.leaseUntil
    return answer.more || answer.scope !== null || answer.anew.length > 0
  }

  /** A pull and what it settles in the outbox are one transaction: what was typed is never shown twice or not at all. */
  async #take(change: Change, anew: readonly Id[]) {
    const settled = await this.outbox.passed(change.cursor.transaction)
    const isNews = change.documents.length > 0 || change.forget.length > 0
    if (!isNews && settled.writes.length === 0) {
      Object.assign(this.#state, { cursor: change.cursor, landmark: change.landmark }) // nothing to keep: after a restart the same emptiness is read once more
      return
    }
    const log = await this.#atRest.changeWrite(change)
    const state = this.#state
    state.seq = change.seq
    Object.assign(state, { cursor: change.cursor, landmark: change.landmark })
    // Dropped in the same transaction that moves the cursor past the reason; they are fetched again at once, or next time.
    const drops = anew.flatMap((id) => this.#atRest.dropBlock(state, id))
    if (drops.length > 0) drops.push(await this.#atRest.stateWrite(state))
    await this.#atRest.commit([log, ...settled.writes, ...drops])
    this.#atRest.noted(log.put, change)
    apply(this.documents, state, change)
    for (const id of anew) this.documents.forgetPlace(id)
    settled.take()
    this.#tell()
  }

  #heard(at: string) {
    this.#state.ahead = Date.parse(this.#around.now()) - Date.parse(at)
  }

  /** Forgets every building that is no longer in reach; those that came are fetched next. */
  async #takeScope({ own, cursor: _, landmark: __, at, ...scope }: Scope) {
    this.#heard(at)
    const state = this.#state
    const kept = new Set<string>(scope.buildingIds)
    const gone = Object.keys(state.blocks).filter((place) => place !== '' && !kept.has(place))
    const writes: Write[] = gone.flatMap((place) => this.#atRest.dropBlock(state, place))
    state.seq += 1
    writes.push(...(await this.#atRest.blockWrite(state, '', await gzip(JSON.stringify(own)))))
    state.scope = scope
    await this.#atRest.commit([...writes, await this.#atRest.stateWrite(state)])
    for (const place of gone) this.documents.forgetPlace(place)
    this.documents.forgetPlace(null)
    this.documents.put(own)
    this.#tell()
  }

  /** Everything that came from the server goes and comes anew; what was typed stays. */
  async #loadAnew() {
    const scope = await this.#around.network.scope()
    const state = this.#state
    const writes = await this.#atRest.emptied(state)
    Object.assign(state, { cursor: scope.cursor, landmark: scope.landmark })
    state.scope = null
    await this.#atRest.commit([...writes, await this.#atRest.stateWrite(state)])
    this.#forgetAll()
    await this.#takeScope(scope)
  }

  async #fetchBuildings() {
    const { buildingIds } = this.#state.scope!
    const missing = buildingIds.filter((id) => !this.#state.blocks[id])
    for (let at = 0; at < missing.length; at += BUILDINGS_AT_ONCE) {
      const asked = missing.slice(at, at + BUILDINGS_AT_ONCE)
      const streams = await readStreams(await this.#around.network.buildings(asked))
      if (streams.length === 0) return // none of them is in reach any more: the next pull says so
      const state = this.#state
      state.seq += 1
      const writes: Write[] = []
      for (const { header, gzipped } of streams) {
        state.cursor = earlier(state.cursor, header.cursor)
        writes.push(...(await this.#atRest.blockWrite(state, header.buildingId, gzipped)))
      }
      await this.#atRest.commit([...writes, await this.#atRest.stateWrite(state)])
      for (const { documents } of streams) this.documents.put(documents)
      this.#tell()
    }
  }

  /** Reads what another tab has written. */
  async refresh(): Promise<void> {
    if (await this.#atRest.isBehind(this.#state)) {
      await this.reopen()
      return
    }
    await this.#atRest.replay(this.documents, this.#state)
    await this.outbox.load()
    this.#tell()
  }

  /** Begins again from what is on disk: after a disk that refused, memory and disk must not part ways. */
  async reopen(): Promise<void> {
    this.#forgetAll()
    await this.#load()
  }

  #forgetAll() {
    const places = new Set([...this.documents.everything()].map(({ buildingId }) => buildingId))
    for (const place of places) this.documents.forgetPlace(place)
  }

  #tell() {
    this.documents.changed()
    this.#around.changed()
  }
}
