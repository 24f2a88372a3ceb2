// Nobody answered: the timed steps until somebody is reached, or help is called. 110 and 120 come before our own case.
import type { FlowRuleDocument, RunDocument } from '@red-steward/domain/care/documents'
import { flowStepWords, nextStep } from '@red-steward/domain/care/flow'
import { logStep, type StepResult } from '@red-steward/domain/care/no-answer'
import { FlowStep } from '@red-steward/domain/care/rules'
import { reportCase } from '@red-steward/domain/cases/commands'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { useRef } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Note } from '../../ui/parts.tsx'
import type { Piece } from '../offline/device.ts'
import { afterVisit } from '../parts/after-visit.ts'
import { neighboursOf } from '../parts/neighbours.ts'
import { addressOf, getPerson, homeOf, membersOf } from '../parts/reading.ts'
import { useSavedToast, useSaveTogether } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { CallButton } from '../people/call-button.tsx'
import { useDevice, useDocuments } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'
import { Page } from '../shell/page.tsx'
import { go } from '../shell/route.ts'
import './care.css'
import { useCareWords } from './care.words.ts'

export default function RunPage({ runId }: { runId: Id }) {
  const w = useCareWords()
  const whose = useRef<Id | null>(null)
  const run = useDocuments(
    (replica) => {
      const own = replica.get<RunDocument>('run', runId)
      if (own) whose.current = own.personId
      // A flow begun here may turn out to be a colleague's that was first.
      return own ?? (whose.current ? replica.of<RunDocument>('run', 'personId', whose.current)[0] : undefined)
    },
    [runId],
  )
  if (!run)
    return (
      <Page title={w.runTitle} under={[]}>
        <Empty>{w.closed}</Empty>
      </Page>
    )
  return <Run run={run} />
}

function Run({ run }: { run: RunDocument }) {
  const w = useCareWords()
  const times = useTimes()
  const now = useNow()
  const flow = useDocuments((replica) => replica.all<FlowRuleDocument>('flow-rule'), [])
  const person = useDocuments((replica) => getPerson(replica, run.personId), [run.personId])
  const address = useDocuments((replica) => addressOf(replica, run.dwellingId), [run.dwellingId])
  const next = nextStep(run, flow)
  const isEmergency = next?.step === 'EMERGENCY'
  const steps = isEmergency ? FlowStep.options.toReversed() : FlowStep.options
  return (
    <Page title={`${person?.name ?? ''} ${address.short}`} note={w.runNote(times.moment(run.startedAt))} under={[]}>
      {!isEmergency && (
        <div className="ui-stack">
          <span className="small quiet">{w.helpNow}</span>
          <HelpNumbers />
        </div>
      )}
      {person && (
        <div className="ui-card">
          <CallButton person={person} />
        </div>
      )}
      <ol className="steps">
        {steps.map((step) => (
          <StepCard key={step} run={run} step={step} dueAt={next?.step === step ? next.dueAt : null} now={now} />
        ))}
      </ol>
    </Page>
  )
}

function useResultWords(): Record<StepResult, string> {
  const w = useCareWords()
  return { REACHED: w.reachedNow, NOT_REACHED: w.notReached, NOBODY_TO_ASK: w.nobodyToAsk }
}

interface StepProps {
  run: RunDocument
  step: FlowStep
  /** When this is the next step. */
  dueAt: Instant | null
  now: Instant
}

function StepCard({ run, step, dueAt, now }: StepProps) {
  const w = useCareWords()
  const say = useSay()
  const times = useTimes()
  const done = run.steps.find((one) => one.step === step)
  const results = useResultWords()
  const howItWent = ({ result }: RunDocument['steps'][number]) =>
    step === 'EMERGENCY' ? w.helpCalled : results[result]
  return (
    <li className="step" data-state={done ? 'done' : dueAt ? 'next' : 'later'}>
      <div className="ui-row">
        <strong className="grow">{say(flowStepWords[step])}</strong>
        {done && <span className="small">✓ {w.stepDone(howItWent(done), times.moment(done.doneAt))}</span>}
        {dueAt && dueAt > now && <span className="small quiet">{w.stepDue(times.moment(dueAt))}</span>}
      </div>
      {dueAt && <StepActions run={run} step={step} />}
    </li>
  )
}

function StepActions({ run, step }: { run: RunDocument; step: FlowStep }) {
  const w = useCareWords()
  const say = useSay()
  const saveTogether = useSaveTogether()
  const { replica, now } = useDevice()
  const savedToast = useSavedToast()
  const results = useResultWords()
  const people = useDocuments(
    (replica) => {
      if (step === 'NEIGHBOUR')
        return neighboursOf(replica, run.dwellingId).flatMap(({ people: [first] }) => first ?? [])
      const home = homeOf(replica, run.personId)
      if (step !== 'FAMILY' || !home) return []
      return membersOf(replica, home.householdId)
        .map(({ person }) => person)
        .filter(({ id }) => id !== run.personId)
    },
    [step, run.dwellingId, run.personId],
  )

  function piece(result: StepResult) {
    const doneAt = now()
    const begun = run.begunBy && { begun: { visitId: run.begunBy, personId: run.personId } }
    const input = { id: newId(), runId: run.id, step, result, doneAt, note: '', noteReviewed: false, ...begun }
    const shows =
      result === 'REACHED'
        ? afterVisit(replica, [run.personId], { visitedAt: doneAt, result: 'MET' }).shows
        : [{ put: { ...run, steps: [...run.steps, { step, doneAt, result }] } }]
    return { shape: logStep, input, about: [run.id, run.personId], shows }
  }
  async function log(result: StepResult, beside: readonly Piece[] = []) {
    const ids = await saveTogether([...beside, piece(result)])
    const how = step === 'EMERGENCY' && result !== 'REACHED' ? w.helpCalled : results[result]
    if (ids) savedToast(w.logged(say(flowStepWords[step]), how), ids)
    return ids
  }

  return (
    <>
      {step === 'EMERGENCY' && <Emergency run={run} onOpen={(report) => log('NOT_REACHED', [report])} />}
      {people.slice(0, 6).map((person) => (
        <div key={person.id} className="ui-row">
          <span className="grow">{person.name}</span>
          <CallButton person={person} />
        </div>
      ))}
      <div className="ui-chips">
        <Button look="main" onClick={() => log('REACHED')}>
          {w.reachedNow}
        </Button>
        {step !== 'EMERGENCY' && <Button onClick={() => log('NOT_REACHED')}>{w.notReached}</Button>}
        {(step === 'NEIGHBOUR' || step === 'FAMILY') && (
          <Button onClick={() => log('NOBODY_TO_ASK')}>{w.nobodyToAsk}</Button>
        )}
      </div>
    </>
  )
}

interface EmergencyProps {
  run: RunDocument
  /** Saves the case together with the step. */
  onOpen(report: Piece): Promise<unknown>
}

function Emergency({ run, onOpen }: EmergencyProps) {
  const w = useCareWords()
  const name = useDocuments((replica) => getPerson(replica, run.personId)?.name ?? '', [run.personId])
  const place = useDocuments((replica) => addressOf(replica, run.dwellingId).full, [run.dwellingId])
  async function open() {
    const id = newId()
    const happenedAt = new Date().toISOString() as Instant
    const title = `${name} ${w.unreachable}`
    const report = {
      id,
      leaf: '0701' as const,
      title,
      dwellingId: run.dwellingId,
      reporterPersonId: run.personId,
      happenedAt,
    }
    const shown: CaseDocument = {
      ...{
        kind: 'case',
        id,
        buildingId: run.buildingId,
        version: 0,
        caseNo: '',
        leaf: '0701',
        class: 'P1',
        state: 'REPORTED',
        title,
      },
      ...{
        description: '',
        dwellingId: run.dwellingId,
        place,
        firstHandler: 'STEWARD',
        reportedAt: happenedAt,
        closedAt: null,
      },
      ...{ ticks: [], confidential: false },
    }
    const about = [id, run.dwellingId]
    if (await onOpen({ shape: reportCase, input: report, about, shows: [{ put: shown }] })) go('case', id)
  }
  return (
    <Note tone="bad" urgent>
      <strong>{w.emergency}</strong>
      <HelpNumbers />
      <Button wide onClick={open}>
        {w.openCase}
      </Button>
    </Note>
  )
}

function HelpNumbers() {
  const w = useCareWords()
  return (
    <div className="ui-row">
      <a className="ui-button" data-look="main" href="tel:110">
        {w.call110}
      </a>
      <a className="ui-button" data-look="main" href="tel:120">
        {w.call120}
      </a>
    </div>
  )
}
