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
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ManyOf, OneOf, Switch } from '../../ui/chips.tsx'
import { TextField } from '../../ui/field.tsx'
import { afterVisit } from '../parts/after-visit.ts'
import { useDraft } from '../parts/draft.ts'
import { flowsAfter } from '../parts/flows-after.ts'
import { addressOf, getDwelling, householdsAt, membersOf } from '../parts/reading.ts'
import { painted, useOnce, useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDevice, useDeviceState, useDocuments } from '../shell/device-context.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back, href, instead } from '../shell/route.ts'
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

/** Names what is typed here until it is saved. */
export const visitForm = (...parts: readonly (Id | undefined)[]) => ['visit', ...parts.filter(Boolean)].join('/')

function Visit({ dwellingId, personId }: Props) {
  const w = useVisitsWords()
  const say = useSay()
  const times = useTimes()
  const save = useSave()
  const { replica, now } = useDevice()
  const savedToast = useSavedToast()
  const worker = useDeviceState((device) => device.worker)
  const address = useDocuments((replica) => addressOf(replica, dwellingId), [dwellingId])
  const buildingId = useDocuments((replica) => getDwelling(replica, dwellingId)?.buildingId, [dwellingId])
  const household = useDocuments((replica) => householdOf(replica, dwellingId, personId), [dwellingId, personId])
  const form = visitForm(dwellingId, personId)
  const [whom, setWhom] = useDraft<Id[]>(
    form,
    'whom',
    personId ? [personId] : household.members.slice(0, 1).map(({ id }) => id),
  )
  const [means, setMeans] = useDraft<VisitMeans>(form, 'means', 'DOOR')
  const [result, setResult] = useDraft<VisitResult | null>(form, 'result', null)
  const [changes, setChanges] = useDraft<ChangeChip[]>(form, 'changes', [])
  const [needs, setNeeds] = useDraft<readonly NeedDraft[]>(form, 'needs', [])
  const [safety, setSafety] = useDraft<SafetyDraft>(form, 'safety', {})
  const [note, setNote] = useDraft(form, 'note', '')
  const [reviewed, setReviewed] = useDraft(form, 'reviewed', false)
  const [still, setStill] = useDraft(form, 'still', false)
  const [when, setWhen] = useDraft(form, 'when', '')

  const keep = mayKeepText(note, reviewed)
  const results = usual[means] ?? VisitResult.options
  const maySayStill = household.id !== null && result !== null && isContact(result) && means !== 'PROXY'

  const submit = useOnce(async () => {
    if (result === null || !keep.allowed) return
    const visitId = newId()
    const visitedAt = when ? (new Date(`${when}+08:00`).toISOString() as Instant) : now()
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
    const { shows, nextOn } = afterVisit(replica, whom, { visitedAt, result })
    const at = { visitId, dwellingId, buildingId: buildingId!, means, result, visitedAt }
    const flows = flowsAfter(replica, whom, at, now())
    const shown: VisitDocument = {
      ...{ kind: 'visit', id: visitId, buildingId: buildingId!, version: 0, dwellingId, householdId: household.id },
      ...{ personIds: whom, means, result, changes, note, visitedAt, nextOn },
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
      typed: { form },
      about: [visitId, dwellingId, ...whom],
      shows: [{ put: shown }, ...[...shownNeeds, ...flows].map((put) => ({ put })), ...shows],
    })
    if (!id) return
    savedToast([w.saved(address.short), nextOn && w.nextOn(times.day(nextOn))].filter(Boolean).join(' · '), [id])
    await painted()
    if (flows[0]) instead('run', flows[0].id)
    else back('door', dwellingId)
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
