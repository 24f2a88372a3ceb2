// Everything phones hold. A module that has documents exports them; adding it here is all that `sync` needs to know.
import type { DocumentSource } from '../kernel/documents.ts'
import { documents as places } from '../places/index.ts'
import { documents as registry } from '../registry/index.ts'
import { conflictDocuments } from './conflicts.ts'

export const sources: readonly DocumentSource[] = [...places, ...registry, conflictDocuments]

/** Subject kinds of the feed that concern phones; other rows are read over. */
export const feedKinds = [
  ...new Set(sources.flatMap(({ kind, comesWith = [] }) => [kind, ...comesWith.map((with_) => with_.kind)])),
]
