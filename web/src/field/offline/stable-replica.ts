// One replica for the screens, whichever vault is open behind it; none open, nothing in it.
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { IndexedField, Replica } from './device.ts'
import { Listeners } from './listeners.ts'
import { Documents } from './replica.ts'

export class StableReplica implements Replica {
  #documents = new Documents()
  #unsubscribe: () => void = () => {}
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  revision = 0

  show(documents: Documents | undefined) {
    this.#unsubscribe()
    this.#documents = documents ?? new Documents()
    this.#unsubscribe = this.#documents.subscribe(() => this.#changed())
    this.#changed()
  }

  get<Document extends SyncDocument>(kind: Document['kind'], id: Id) {
    return this.#documents.get<Document>(kind, id)
  }
  all<Document extends SyncDocument>(kind: Document['kind']) {
    return this.#documents.all<Document>(kind)
  }
  of<Document extends SyncDocument>(kind: Document['kind'], field: IndexedField, id: Id) {
    return this.#documents.of<Document>(kind, field, id)
  }

  #changed() {
    this.revision += 1
    this.#listeners.soon()
  }
}
