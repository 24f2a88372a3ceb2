// Open cases on this phone that may be the matter about to be written down; the desk offers the same, by the same rule.
import { isOpen } from '@red-steward/domain/cases/case'
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { type Matter, similarCases } from '@red-steward/domain/cases/duplicates'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { Replica } from '../offline/device.ts'
import { getDwelling } from '../parts/reading.ts'

interface Said {
  text: string
  /** A dwelling or a building. */
  at: Id
  leaf: LeafCode
  now: Instant
}

/** Best first; a confidential case is never among them. */
export function likeCases(replica: Replica, { text, at, leaf, now }: Said): CaseDocument[] {
  const where = (id: Id | null, buildingId: Id | null) => {
    const door = id ? getDwelling(replica, id) : undefined
    return { dwellingId: door ? id : null, unitId: door?.unitId ?? null, buildingId: door?.buildingId ?? buildingId }
  }
  const here = where(at, at)
  if (!here.buildingId) return []
  const open = replica
    .of<CaseDocument>('case', 'buildingId', here.buildingId)
    .filter((one) => isOpen(one.state) && !one.confidential)
    .map((one) => ({
      one,
      ...where(one.dwellingId, one.buildingId),
      ...{ leaf: one.leaf, place: one.place, words: `${one.title} ${one.description}`, reportedAt: one.reportedAt },
    }))
  const said: Matter = { leaf, ...here, place: '', words: text, reportedAt: now }
  return similarCases(said, open).map((found) => found.one.one)
}
