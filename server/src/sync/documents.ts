// Everything phones hold. A module that has documents exports them; adding it here is all that `sync` needs to know.

import { documents as care } from '../care/index.ts'
import { documents as cases } from '../cases/index.ts'
import type { DocumentSource } from '../kernel/documents.ts'
import { documents as places } from '../places/index.ts'
import { documents as registry } from '../registry/index.ts'
import { documents as visits } from '../visits/index.ts'
import { conflictDocuments } from './conflicts.ts'

export const sources: readonly DocumentSource[] = [
  ...places,
  ...registry,
  ...visits,
  ...care,
  ...cases,
  conflictDocuments,
]

/** Subject kinds of the feed that concern phones; other rows are read over. */
export const feedKinds = [
  ...new Set(sources.flatMap(({ kind, comesWith = [] }) => [kind, ...comesWith.map((with_) => with_.kind)])),
]
