import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { NeedEnd, needEndWords, needKindWords } from '@red-steward/domain/visits/codes'
import type { NeedDocument, SettledNeedDocument } from '@red-steward/domain/visits/documents'
import { settleNeed } from '@red-steward/domain/visits/needs'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { PendingTag } from '../parts/pending-note.tsx'
import { addressOf, getPerson } from '../parts/reading.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDeviceState, useDocuments } from '../shell/device-context.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back } from '../shell/route.ts'
import { useVisitsWords } from './visits.words.ts'

/** One need, and how it ended. */
export default function NeedPage({ needId }: { needId: Id }) {
  const w = useVisitsWords()
  const say = useSay()
  const times = useTimes()
  const save = useSave()
  const savedToast = useSavedToast()
  const need = useDocuments((replica) => replica.get<NeedDocument>('need', needId), [needId])
  const address = useDocuments((replica) => (need ? addressOf(replica, need.dwellingId) : null), [need])
  const name = useDocuments((replica) => (need?.personId ? getPerson(replica, need.personId)?.name : null), [need])
  const me = useDeviceState((device) => device.worker?.accountId ?? '')
  if (!need) return <NotHere under={[]} />
  async function settle(as: NeedEnd) {
    const { dwellingId, needKind, text, recordedAt, recordedBy = null } = need!
    const ended: SettledNeedDocument = {
      ...{ kind: 'settled-need', id: needId, buildingId: null, version: 0, dwellingId, needKind, text, recordedAt },
      ...{ recordedBy, settledBy: me, settledAs: as, settledAt: new Date().toISOString() as Instant },
    }
    const input = { needId, as, note: '', noteReviewed: false, became: null }
    const id = await save(settleNeed, input, {
      about: [needId, dwellingId],
      shows: [{ take: { kind: 'need', id: needId } }, { put: ended }],
    })
    if (!id) return
    savedToast(say(needEndWords[as]), [id])
    back('door', dwellingId)
  }
  return (
    <Page
      title={say(needKindWords[need.needKind])}
      note={[name, address?.short].filter(Boolean).join(' · ')}
      under={['door', need.dwellingId]}
    >
      <PendingTag about={needId} />
      <p className="ui-card">{need.text}</p>
      {need.dueOn && <p>{`${w.needDue} ${times.day(need.dueOn)}`}</p>}
      <div className="ui-stack">
        {NeedEnd.options.map((as) => (
          <Button key={as} look={as === 'DONE' ? 'main' : 'plain'} wide onClick={() => settle(as)}>
            {say(needEndWords[as])}
          </Button>
        ))}
      </div>
    </Page>
  )
}
