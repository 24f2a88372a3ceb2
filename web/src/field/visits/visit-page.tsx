// A visit in thirty seconds: means, result and Save are enough; the rest unfolds for who needs it. No photo, no position.
import { type Id, newId } from '@red-steward/domain/ids'
import { livesThere } from '@red-steward/domain/registry/codes'
import type { Instant } from '@red-steward/domain/time'
import {
  ChangeChip,
  changeChipWords,
  VisitMeans,
  VisitResult,
  visitMeansWords,
  visitResultWords,
} from '@red-steward/domain/visits/codes'
import type { NeedDocument, VisitDocument } from '@red-steward/domain/visits/documents'
import { isContact } from '@red-steward/domain/visits/reach'
import { mayKeepText } from '@red-steward/domain/visits/rules'
import { recordVisit } from '@red-steward/domain/visits/visit'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ManyOf, OneOf, Switch } from '../../ui/chips.tsx'
import { TextField } from '../../ui/field.tsx'
import { addressOf, getDwelling, householdsAt, membersOf } from '../parts/reading.ts'
import { painted, useOnce, useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDeviceState, useDocuments } from '../shell/device-context.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back, href } from '../shell/route.ts'
import { type NeedDraft, Needs } from './needs-fields.tsx'
import { NoteField } from './note-field.tsx'
import { type SafetyDraft, SafetyFields, safetyOf } from './safety-fields.tsx'
import { useVisitsWords } from './visits.words.ts'

interface Props {
  dwellingId: Id
  personId?: Id | undefined
}

export default function VisitPage({ dwellingId, personId }: Props) {
  const door = useDocuments((replica) => getDwelling(replica, dwellingId), [dwellingId])
  return door ? <Visit dwellingId={dwellingId} personId={personId} /> : <NotHere under={[]} />
}

const usual: Partial<Record<VisitMeans, readonly VisitResult[]>> = {
  DOOR: ['MET', 'RELATIVE', 'NO_ANSWER', 'REFUSED', 'MOVED_AWAY', 'IN_HOSPITAL'],
  PHONE: ['ANSWERED', 'RELATIVE', 'NO_ANSWER', 'REFUSED', 'MOVED_AWAY', 'IN_HOSPITAL'],
}

function Visit({ dwellingId, personId }: Props) {
  const w = useVisitsWords()
  const say = useSay()
  const save = useSave()
  const savedToast = useSavedToast()
  const worker = useDeviceState((device) => device.worker)
  const address = useDocuments((replica) => addressOf(replica, dwellingId), [dwellingId])
  const buildingId = useDocuments((replica) => getDwelling(replica, dwellingId)?.buildingId, [dwellingId])
  const household = useDocuments((replica) => householdOf(replica, dwellingId, personId), [dwellingId, personId])
  const [whom, setWhom] = useState<Id[]>(personId ? [personId] : household.members.slice(0, 1).map(({ id }) => id))
  const [means, setMeans] = useState<VisitMeans>('DOOR')
  const [result, setResult] = useState<VisitResult | null>(null)
  const [changes, setChanges] = useState<ChangeChip[]>([])
  const [needs, setNeeds] = useState<readonly NeedDraft[]>([])
  const [safety, setSafety] = useState<SafetyDraft>({})
  const [note, setNote] = useState('')
  const [reviewed, setReviewed] = useState(false)
  const [still, setStill] = useState(false)
  const [when, setWhen] = useState('')

  const keep = mayKeepText(note, reviewed)
  const results = usual[means] ?? VisitResult.options
  const maySayStill = household.id !== null && result !== null && isContact(result) && means !== 'PROXY'

  const submit = useOnce(async () => {
    if (result === null || !keep.allowed) return
    const visitId = newId()
    const visitedAt = (when ? new Date(`${when}+08:00`) : new Date()).toISOString() as Instant
    const filled = needs.filter(({ text }) => text.trim() !== '')
    const input = {
      ...{ visitId, dwellingId, householdId: household.id, personIds: whom, means, result, changes, note, visitedAt },
      noteReviewed: reviewed,
      needs: filled.map(({ id, kind, text, dueOn }) => ({
        id,
        kind,
        text: text.trim(),
        personId: whom[0] ?? null,
        dueOn: dueOn || null,
      })),
      safety: safetyOf(safety),
      confirmHousehold: still && maySayStill,
    }
    const shown: VisitDocument = {
      ...{ kind: 'visit', id: visitId, buildingId: buildingId!, version: 0, dwellingId, householdId: household.id },
      ...{ personIds: whom, means, result, changes, note, visitedAt, nextOn: null },
      enteredBy: { id: worker?.accountId ?? '', name: worker?.name ?? '' },
    }
    const shownNeeds = input.needs.map(
      (need): NeedDocument => ({
        ...{ kind: 'need', id: need.id, buildingId: buildingId!, version: 0, dwellingId, householdId: household.id },
        ...{ personId: need.personId, visitId, needKind: need.kind, text: need.text, recordedAt: visitedAt },
        ...{ dueOn: need.dueOn, assignedTo: null, recordedBy: shown.enteredBy.id },
      }),
    )
    const id = await save(recordVisit, input as never, {
      about: [visitId, dwellingId, ...whom],
      shows: [{ put: shown }, ...shownNeeds.map((put) => ({ put }))],
    })
    if (!id) return
    savedToast(w.saved(address.short), [id])
    await painted()
    back('door', dwellingId)
  })

  return (
    <Page
      title={`${w.title} ${address.short}`}
      under={['door', dwellingId]}
      footer={
        <Button look="main" onClick={submit} why={result === null ? w.whyResult : null}>
          {w.save}
        </Button>
      }
    >
      {household.members.length > 0 && (
        <ManyOf
          label={w.whom}
          choices={household.members.map(({ id, name }) => ({ value: id, text: name }))}
          values={whom}
          onChange={setWhom}
        />
      )}
      <OneOf
        label={w.means}
        choices={VisitMeans.options.map((value) => ({ value, text: say(visitMeansWords[value]) }))}
        value={means}
        onChange={(value) => {
          setMeans(value)
          setResult(null)
        }}
      />
      <OneOf
        label={w.result}
        choices={results.map((value) => ({ value, text: say(visitResultWords[value]) }))}
        value={result}
        onChange={(value) => setResult(value)}
      />
      {maySayStill && <Switch label={w.still} checked={still} onChange={setStill} />}
      <ManyOf
        label={w.changes}
        choices={ChangeChip.options.map((value) => ({ value, text: say(changeChipWords[value]) }))}
        values={changes}
        onChange={(next) => setChanges(next.at(-1) === 'NONE' ? ['NONE'] : next.filter((chip) => chip !== 'NONE'))}
      />
      {changes.includes('PEOPLE') && (
        <a className="ui-button" href={href('check', dwellingId)}>
          {w.changePeople}
        </a>
      )}
      <NoteField note={note} onNote={setNote} keep={keep} reviewed={reviewed} onReviewed={setReviewed} />
      <details className="more">
        <summary>{w.more}</summary>
        <div className="ui-stack">
          <Needs needs={needs} onNeeds={setNeeds} />
          <SafetyFields draft={safety} onDraft={setSafety} />
          <TextField label={w.paper} type="datetime-local" value={when} onChange={setWhen} />
        </div>
      </details>
      <a className="ui-button" data-look="quiet" href={href('confidential', dwellingId)}>
        {w.urgent}
      </a>
    </Page>
  )
}

function householdOf(replica: Parameters<typeof householdsAt>[0], dwellingId: Id, personId: Id | undefined) {
  const households = householdsAt(replica, dwellingId).map(({ id }) => ({
    id,
    members: membersOf(replica, id)
      .filter(({ residence }) => livesThere(residence.residenceKind))
      .map(({ person }) => person),
  }))
  const own = households.find(({ members }) => members.some(({ id }) => id === personId)) ?? households[0]
  return own ?? { id: null, members: [] }
}
