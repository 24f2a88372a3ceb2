// How a module says what phones hold of it. `sync` collects the sources; it alone knows the wire.
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { QueryContext } from './query.ts'

export interface DocumentSource<Document extends SyncDocument = SyncDocument> {
  /** The subject kind of the feed rows that announce a change of these documents. */
  kind: Document['kind']
  /**
   * All documents of these buildings. The buildings lie in the actor's reach; what they hold is the same for every
   * worker who may hold it, so that one reading serves many phones.
   */
  ofBuildings(context: QueryContext, buildingIds: readonly Id[]): Promise<Document[]>
  /** Documents of no building: what this actor may hold of rules, call lists, notes of their own. */
  ofActor?(context: QueryContext): Promise<Document[]>
  /**
   * Records of other kinds whose change announces these documents too: residences come with their household and their
   * person. `field` is the document's field that names the other record; the phone drops what it held by it first.
   */
  comesWith?: readonly {
    kind: string
    field: string
    ofIds(context: QueryContext, ids: readonly Id[]): Promise<Document[]>
  }[]
  /** Of these ids, the documents that lie in the actor's reach now. An id without an answer is forgotten by the phone. */
  ofIds(context: QueryContext, ids: readonly Id[]): Promise<Document[]>
}
