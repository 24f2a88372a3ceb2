import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { NeedKind, needKindWords } from '@red-steward/domain/visits/codes'
import type { NeedDocument } from '@red-steward/domain/visits/documents'
import { recordNeed } from '@red-steward/domain/visits/needs'
import { mayKeepText } from '@red-steward/domain/visits/rules'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextField } from '../../ui/field.tsx'
import { useDraft } from '../parts/draft.ts'
import { addressOf, getDwelling, householdsAt } from '../parts/reading.ts'
import { painted, useOnce, useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDeviceState, useDocuments } from '../shell/device-context.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back } from '../shell/route.ts'
import { NoteField } from './note-field.tsx'
import { useVisitsWords } from './visits.words.ts'

/** Something a household asked for on the stairs or by telephone: no visit, and still not forgotten. */
export default function NewNeedPage({ dwellingId }: { dwellingId: Id }) {
  const w = useVisitsWords()
  const say = useSay()
  const save = useSave()
  const savedToast = useSavedToast()
  const worker = useDeviceState((device) => device.worker)
  const door = useDocuments((replica) => getDwelling(replica, dwellingId), [dwellingId])
  const address = useDocuments((replica) => addressOf(replica, dwellingId), [dwellingId])
  const household = useDocuments((replica) => householdsAt(replica, dwellingId)[0]?.id ?? null, [dwellingId])
  const form = `new-need/${dwellingId}`
  const [kind, setKind] = useDraft<NeedKind>(form, 'kind', 'ERRAND')
  const [text, setText] = useDraft(form, 'text', '')
  const [reviewed, setReviewed] = useDraft(form, 'reviewed', false)
  const [dueOn, setDueOn] = useDraft(form, 'due', '')
  const keep = mayKeepText(text, reviewed)
  const submit = useOnce(async () => {
    const id = newId()
    const need = { id, kind, text: text.trim(), personId: null, dueOn: dueOn || null }
    const shown: NeedDocument = {
      ...{ kind: 'need', id, buildingId: door!.buildingId!, version: 0, dwellingId, householdId: household },
      ...{ personId: null, visitId: null, needKind: kind, text: need.text, dueOn: need.dueOn, assignedTo: null },
      recordedAt: new Date().toISOString() as Instant,
      recordedBy: worker?.accountId ?? '',
    } as NeedDocument
    const input = { ...need, dwellingId, householdId: household, visitId: null, noteReviewed: reviewed }
    const saved = await save(recordNeed, input as never, {
      typed: { form },
      about: [id, dwellingId],
      shows: [{ put: shown }],
    })
    if (!saved) return
    savedToast(w.needSaved, [saved])
    await painted()
    back('door', dwellingId)
  })
  if (!door) return <NotHere under={['doors']} />
  return (
    <Page
      title={`${w.needs} ${address.short}`}
      under={['door', dwellingId]}
      footer={
        <Button look="main" onClick={submit} disabled={!keep.allowed} why={text.trim() ? null : w.needMissing}>
          {w.saveNeed}
        </Button>
      }
    >
      <OneOf
        label={w.needKind}
        choices={NeedKind.options.map((value) => ({ value, text: say(needKindWords[value]) }))}
        value={kind}
        onChange={setKind}
      />
      <NoteField
        label={w.needText}
        note={text}
        onNote={setText}
        keep={keep}
        reviewed={reviewed}
        onReviewed={setReviewed}
      />
      <TextField label={w.needDue} type="date" value={dueOn} onChange={setDueOn} />
    </Page>
  )
}
