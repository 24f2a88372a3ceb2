// What stands in a form and is not saved yet: in memory while the vault is open, sealed on disk a moment after each change
// and at once when the screen goes away or locks. A killed tab loses the last moment at most.
import { Refused } from '../../lib/api.ts'
import { newKey, openJson, sealJson } from './blocks.ts'
import type { Drafts, Typed } from './device.ts'
import { Listeners } from './listeners.ts'
import type { Row, Storage, Write } from './storage.ts'
import type { Sealer } from './vault.ts'

interface Draft {
  key: string
  form: string
  fields: Readonly<Record<string, unknown>>
  changedAt: number
}

const SOON_MS = 300

export class DraftsAtRest implements Drafts {
  readonly #storage: Storage
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  #sealer: Sealer | undefined
  #held = new Map<string, Draft>()
  #changed = new Set<string>()
  /** Keys of rows that this tab knows to be on disk, and of those another tab has taken from it since. */
  readonly #onDisk = new Set<string>()
  readonly #elsewhere = new Set<string>()
  /** Keys of forms that were saved: what was typed before that is not written any more. */
  readonly #saved = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What touches the disk follows one another, so that a write under way never brings back what was dropped. */
  #work: Promise<void> = Promise.resolve()
  forms: readonly string[] = []

  constructor(storage: Storage) {
    this.#storage = storage
    for (const leaving of ['pagehide', 'visibilitychange']) window.addEventListener(leaving, () => void this.flush())
  }

  /** Shows what this vault holds, once what was typed in the one before is on disk. */
  async open(sealer: Sealer): Promise<void> {
    await this.close()
    for (const draft of await this.#stored(sealer)) {
      this.#held.set(draft.form, draft)
      this.#onDisk.add(draft.key)
    }
    this.#sealer = sealer
    this.#list()
  }

  /** Writes what is not on disk yet and forgets it here. */
  close(): Promise<void> {
    const written = this.flush()
    this.#sealer = undefined
    this.#held.clear()
    this.#changed.clear()
    this.#list()
    return written
  }

  /** Before this vault is wiped: what is not on disk yet does not get there any more. */
  forget(vaultId: string): Promise<void> {
    if (this.#sealer?.vaultId === vaultId) {
      this.#changed.clear()
      return this.close()
    }
    return this.#work
  }

  get(form: string, field: string) {
    return this.#held.get(form)?.fields[field]
  }

  keep(form: string, field: string, value: unknown) {
    const before = this.#held.get(form)
    const fields = { ...before?.fields, [field]: value }
    if (Object.values(fields).every((one) => one === undefined)) return this.drop(form)
    this.#held.set(form, { key: before?.key ?? newKey(), form, fields, changedAt: Date.now() })
    this.#later(form)
    if (!before) this.#list()
  }

  drop(form: string) {
    const fields = this.#held.get(form)?.fields ?? {}
    this.#changed.delete(form)
    if (!this.#held.delete(form)) return fields
    this.#list()
    const sealer = this.#sealer
    if (sealer) void this.#next(() => this.#erase(sealer, form))
    return fields
  }

  /** Resolves when everything typed so far is on disk. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const sealer = this.#sealer
    const drafts = [...this.#changed].map((form) => this.#held.get(form)!)
    this.#changed.clear()
    if (!sealer || drafts.length === 0) return this.#work
    return this.#next(async () => {
      try {
        const open = drafts.filter(({ key }) => !this.#saved.has(key))
        await this.#notice(sealer, open)
        await this.#storage.commit(await Promise.all(open.map((draft) => put(sealer, draft))))
        for (const { key } of open) this.#onDisk.add(key)
      } catch {
        // A full disk: it stands in the form, and is written with what is typed next.
        if (sealer === this.#sealer) for (const { form } of drafts) if (this.#held.has(form)) this.#changed.add(form)
      }
    })
  }

  /**
   * Keeps work and parts with the form it was typed in: `commit` writes both in one transaction. Refuses
   * `saved-in-another-tab` once, when the form was on disk and another tab has saved it or thrown it away since.
   */
  saving<Kept>(typed: Typed | undefined, commit: (also: readonly Write[]) => Promise<Kept>): Promise<Kept> {
    const sealer = this.#sealer
    if (!typed || !sealer) return commit([])
    const { form, fields } = typed
    const saved = this.#work.then(async () => {
      await this.#notice(sealer, [this.#held.get(form)])
      this.#refuseSecond(form)
      const stored = (await this.#stored(sealer)).filter((draft) => draft.form === form)
      const left = await Promise.all(stored.map((draft) => writeOf(sealer, draft, fields)))
      const kept = await commit(left)
      this.#part(form, fields)
      return kept
    })
    this.#work = saved.then(
      () => {},
      () => {},
    )
    return saved
  }

  /** Which of these were on disk and are not any more. */
  async #notice(sealer: Sealer, drafts: readonly (Draft | undefined)[]): Promise<void> {
    const keys = new Set((await this.#storage.rows('drafts', sealer.vaultId)).map(({ key }) => key))
    for (const draft of drafts) {
      if (draft && this.#onDisk.has(draft.key) && !keys.has(draft.key)) this.#elsewhere.add(draft.key)
    }
  }

  #refuseSecond(form: string) {
    const key = this.#held.get(form)?.key
    if (key === undefined || !this.#elsewhere.delete(key)) return
    this.#onDisk.delete(key)
    this.#later(form) // it is this tab's own from now on
    throw new Refused('saved-in-another-tab')
  }

  /** In memory too, with what was typed while it was being saved. */
  #part(form: string, fields: readonly string[] | undefined) {
    const held = this.#held.get(form)
    if (!held) return
    const left = without(held, fields)
    if (left) {
      this.#held.set(form, left)
      this.#later(form)
      return
    }
    this.#saved.add(held.key)
    this.#changed.delete(form)
    this.#held.delete(form)
    this.#list()
  }

  #later(form: string) {
    this.#changed.add(form)
    this.#timer ??= setTimeout(() => this.flush(), SOON_MS)
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(step).catch(() => {})
    return this.#work
  }

  /** All rows of the form, also those another tab wrote. */
  async #erase(sealer: Sealer, form: string): Promise<void> {
    const drop = (await this.#stored(sealer)).filter((draft) => draft.form === form).map(({ key }) => key)
    if (drop.length > 0) await this.#storage.commit([{ table: 'drafts', drop }])
  }

  /** Oldest first. A row that does not open is passed over: it must not keep the phone shut. */
  async #stored(sealer: Sealer): Promise<Draft[]> {
    const rows = await this.#storage.rows('drafts', sealer.vaultId)
    const open = (row: Row) => openJson<Draft>(sealer, 'drafts', row).catch(() => null)
    const drafts = await Promise.all(rows.map(open))
    return drafts.filter((draft) => draft !== null).sort((one, other) => one.changedAt - other.changedAt)
  }

  #list() {
    this.forms = [...this.#held.keys()]
    this.#listeners.soon()
  }
}

const put = async (sealer: Sealer, draft: Draft): Promise<Write> => ({
  table: 'drafts',
  put: await sealJson(sealer, 'drafts', draft.key, draft),
})

/** The draft without these fields; undefined when nothing is left of it. */
function without(draft: Draft, fields: readonly string[] | undefined): Draft | undefined {
  const left = fields ? Object.entries(draft.fields).filter(([field]) => !fields.includes(field)) : []
  return left.length > 0 ? { ...draft, fields: Object.fromEntries(left) } : undefined
}

async function writeOf(sealer: Sealer, draft: Draft, fields: readonly string[] | undefined): Promise<Write> {
  const left = without(draft, fields)
  return left ? put(sealer, left) : { table: 'drafts', drop: [draft.key] }
}
