import { addDays } from '@red-steward/domain/care/days'
import type { Id } from '@red-steward/domain/ids'
import { safetyItemWords } from '@red-steward/domain/visits/codes'
import type { SafetyDocument } from '@red-steward/domain/visits/documents'
import { followUpSafety } from '@red-steward/domain/visits/visit'
import { words } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { addressOf } from '../parts/reading.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useToday } from '../shell/now.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back } from '../shell/route.ts'

const useSafetyWords = words({
  putRight: ['已经整改好', 'Put right'],
  inAWeek: ['一周后再看', 'Look again in a week'],
  declined: ['住户不要再看', 'The household declines'],
})

/** What became of a hazard found at a door. */
export default function SafetyPage({ findingId }: { findingId: Id }) {
  const w = useSafetyWords()
  const say = useSay()
  const today = useToday()
  const save = useSave()
  const savedToast = useSavedToast()
  const finding = useDocuments((replica) => replica.get<SafetyDocument>('safety', findingId), [findingId])
  const address = useDocuments((replica) => (finding ? addressOf(replica, finding.dwellingId).short : ''), [finding])
  if (!finding) return <NotHere under={[]} />
  async function settle(kind: 'PUT_RIGHT' | 'LOOK_AGAIN' | 'DECLINED', text: string) {
    const followUpOn = addDays(today, 7)
    const outcome = kind === 'LOOK_AGAIN' ? { kind, followUpOn } : { kind }
    const shows =
      kind === 'LOOK_AGAIN' ? [{ put: { ...finding!, followUpOn } }] : [{ take: { kind: 'safety', id: findingId } }]
    const id = await save(
      followUpSafety,
      { findingId, outcome, note: '' },
      { about: [findingId, finding!.dwellingId], shows },
    )
    if (!id) return
    savedToast(text, [id])
    back('door', finding!.dwellingId)
  }
  return (
    <Page title={say(safetyItemWords[finding.item])} note={address} under={['door', finding.dwellingId]}>
      {finding.note && <p className="ui-card">{finding.note}</p>}
      <Button look="main" wide onClick={() => settle('PUT_RIGHT', w.putRight)}>
        {w.putRight}
      </Button>
      <Button wide onClick={() => settle('LOOK_AGAIN', w.inAWeek)}>
        {w.inAWeek}
      </Button>
      <Button wide onClick={() => settle('DECLINED', w.declined)}>
        {w.declined}
      </Button>
    </Page>
  )
}
