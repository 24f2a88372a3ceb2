// A call list shared by the team: a tap to call, a tap for the outcome; who was not reached rises to the top.
import { followsNoAnswer, stateAfter } from '@red-steward/domain/care/campaign-rules'
import { logCall } from '@red-steward/domain/care/campaigns'
import type { CallDocument, CampaignDocument, RunDocument } from '@red-steward/domain/care/documents'
import { type Id, newId } from '@red-steward/domain/ids'
import { type VisitResult, visitResultWords } from '@red-steward/domain/visits/codes'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Empty, Note, Tag } from '../../ui/parts.tsx'
import { afterVisit } from '../parts/after-visit.ts'
import { useDraft } from '../parts/draft.ts'
import { begun, flowsAfter } from '../parts/flows-after.ts'
import { PendingTag } from '../parts/pending-note.tsx'
import { addressOf, getPerson } from '../parts/reading.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { CallButton } from '../people/call-button.tsx'
import { useDevice, useDeviceState, useDocuments } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import './care.css'
import { useCareWords } from './care.words.ts'

const order: readonly CallDocument['state'][] = ['UNREACHABLE', 'TO_CALL', 'REACHED']

export default function CallsPage({ campaignId }: { campaignId: Id }) {
  const w = useCareWords()
  const campaign = useDocuments((replica) => replica.get<CampaignDocument>('campaign', campaignId), [campaignId])
  const calls = useDocuments((replica) => replica.of<CallDocument>('call', 'campaignId', campaignId), [campaignId])
  if (!campaign) return <NotHere under={[]} />
  const reached = calls.filter(({ state }) => state === 'REACHED').length
  const heading = { UNREACHABLE: w.unreachable, TO_CALL: w.toCall, REACHED: w.reached }
  return (
    <Page title={campaign.title} note={w.progress(reached, calls.length)} under={[]}>
      {campaign.script && (
        <details className="ui-card">
          <summary>{w.script}</summary>
          <p>{campaign.script}</p>
        </details>
      )}
      <progress
        className="ui-progress"
        value={reached}
        max={Math.max(1, calls.length)}
        aria-label={w.progress(reached, calls.length)}
      />
      {calls.length === 0 && <Empty>{w.none}</Empty>}
      {order.map((state) => {
        const own = calls.filter((call) => call.state === state)
        if (own.length === 0) return null
        return (
          <section key={state} className="ui-stack">
            <h2 className="ui-heading">
              {heading[state]} <span className="quiet">{own.length}</span>
            </h2>
            <ul className="ui-list calls">
              {own.map((call) => (
                <li key={call.id}>
                  <CallRow call={call} campaign={campaign} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Page>
  )
}

const outcomes: readonly { result: VisitResult; word: 'fine' | 'noAnswer' | 'relative' | 'refused' | 'hospital' }[] = [
  { result: 'ANSWERED', word: 'fine' },
  { result: 'NO_ANSWER', word: 'noAnswer' },
  { result: 'RELATIVE', word: 'relative' },
  { result: 'REFUSED', word: 'refused' },
  { result: 'IN_HOSPITAL', word: 'hospital' },
]

function CallRow({ call, campaign }: { call: CallDocument; campaign: CampaignDocument }) {
  const w = useCareWords()
  const say = useSay()
  const now = useNow()
  const save = useSave()
  const device = useDevice()
  const { replica } = device
  const savedToast = useSavedToast()
  const me = useDeviceState((device) => device.worker?.accountId)
  const person = useDocuments((replica) => getPerson(replica, call.personId), [call.personId])
  const address = useDocuments((replica) => addressOf(replica, call.dwellingId), [call.dwellingId])
  const run = useDocuments((replica) => replica.of<RunDocument>('run', 'personId', call.personId)[0], [call.personId])
  const [needs, setNeeds] = useDraft(`calls/${call.campaignId}`, call.id, '')
  const [isAsked, setAsked] = useState(needs !== '')
  const takenByOther = call.takenBy && call.takenBy.id !== me && call.takenUntil !== null && call.takenUntil > now

  async function log(result: VisitResult) {
    const text = isAsked && needs.trim()
    const calledAt = device.now()
    const visitId = newId()
    const input = {
      ...{ callId: call.id, visitId, result, calledAt, note: '', noteReviewed: false },
      needs: text ? [{ id: newId(), kind: 'SERVICE' as const, text, personId: call.personId, dueOn: null }] : [],
    }
    const shown: CallDocument = {
      ...call,
      state: stateAfter(call.state, result),
      attempts: call.attempts + 1,
      lastCalledAt: calledAt,
      lastResult: result,
    }
    const { shows } = afterVisit(replica, [call.personId], { visitedAt: calledAt, result })
    const { dwellingId, buildingId, personId } = call
    const visit = { visitId, dwellingId, buildingId, means: 'PHONE' as const, result, visitedAt: calledAt }
    const flows: RunDocument[] = flowsAfter(replica, [personId], visit, calledAt)
    // In bad weather who does not answer gets a flow whether in care or not, as on the server.
    if (!run && flows.length === 0 && shown.state === 'UNREACHABLE' && followsNoAnswer(campaign.campaignKind))
      flows.push(begun(personId, 2, visit))
    const id = await save(logCall, input, {
      typed: { form: `calls/${call.campaignId}`, fields: [call.id] },
      about: [call.id, personId],
      shows: [...[shown, ...flows].map((put) => ({ put })), ...shows],
    })
    if (!id) return
    setNeeds('')
    savedToast(w.logged(person?.name ?? '', say(visitResultWords[result])), [id])
  }

  if (!person) return null
  return (
    <div className="call-row">
      <div className="ui-row">
        <a className="grow call-name" href={href('person', person.id)}>
          <strong>{person.name}</strong> <span className="quiet">{address.short}</span>
        </a>
        {call.attempts > 0 && (
          <Tag tone={call.state === 'REACHED' ? 'good' : 'warn'}>
            {call.lastResult ? say(visitResultWords[call.lastResult]) : w.attempts(call.attempts)}
          </Tag>
        )}
        <PendingTag about={call.id} />
      </div>
      {takenByOther && <Note tone="cool">{w.taken(call.takenBy!.name)}</Note>}
      {call.state !== 'REACHED' && (
        <>
          <CallButton person={person} />
          <div className="ui-chips">
            {outcomes.map(({ result, word }) => (
              <Button key={result} onClick={() => log(result)}>
                {w[word]}
              </Button>
            ))}
            <Button aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
              {w.needs}
            </Button>
          </div>
          {run && (
            <a className="ui-button" href={href('run', run.id)}>
              {w.nextSteps}
            </a>
          )}
          {isAsked && <TextField label={w.needText} value={needs} maxLength={200} onChange={setNeeds} />}
        </>
      )}
    </div>
  )
}
