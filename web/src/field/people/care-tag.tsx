import type { Id } from '@red-steward/domain/ids'
import type { EligibilityDocument } from '@red-steward/domain/registry/documents'
import { Tag } from '../../ui/parts.tsx'
import { useDocuments } from '../shell/device-context.ts'
import { usePeopleWords } from './people.words.ts'

/** That somebody is in care; the group stands on their own page only (handbook §4.1). */
export function CareTag({ personId }: { personId: Id }) {
  const w = usePeopleWords()
  const inCare = useDocuments(
    (replica) => replica.of<EligibilityDocument>('eligibility', 'personId', personId).length > 0,
    [personId],
  )
  return inCare ? <Tag tone="cool">♥ {w.care}</Tag> : null
}
