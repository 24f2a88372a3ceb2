// An emergency on one screen: numbers first, steps to tick, whom to call. Everything works without a signal.
import { caseStateWords, isOpen, ResidentSays, residentSaysWords } from '@red-steward/domain/cases/case'
import { leafOf } from '@red-steward/domain/cases/catalogue'
import { addNote, reportCase, resolveOnTheSpot } from '@red-steward/domain/cases/commands'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { takeCase } from '@red-steward/domain/cases/handling-commands'
import { callees, type Line, lines, playbookOf } from '@red-steward/domain/cases/playbooks'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Note, Tag } from '../../ui/parts.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useDraft } from '../parts/draft.ts'
import { PendingTag } from '../parts/pending-note.tsx'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDevice, useDeviceState, useDocuments } from '../shell/device-context.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { CallLines, useNumbers } from './call-lines.tsx'
import './cases.css'
import { useCasesWords } from './cases.words.ts'
import { Linked } from './linked.tsx'
import { PeopleToCall } from './people-to-call.tsx'
import { CasePhotos } from './photos.tsx'
import { Steps } from './steps.tsx'
import { useOffer } from './use-offer.ts'

/** Signs; more do not fit into the two lines of the bar. */
const LONG_TITLE = 20

export default function CasePage({ caseId }: { caseId: Id }) {
  const found = useDocuments((replica) => replica.get<CaseDocument>('case', caseId), [caseId])
  return found ? <Case one={found} /> : <NotHere under={[]} />
}

function Case({ one }: { one: CaseDocument }) {
  const w = useCasesWords()
  const say = useSay()
  const times = useTimes()
  const spoken = language.use()
  const offer = useOffer(one)
  const [closing, setClosing] = useState(false)
  const playbook = playbookOf(one.leaf)
  const open = isOpen(one.state)
  const settle = offer('resolve-on-the-spot')
  const when = one.closedAt ? w.closedAt(times.moment(one.closedAt)) : w.reportedAt(times.moment(one.reportedAt))
  if (one.confidential)
    return (
      <Page title={one.caseNo} under={[]}>
        <Note>{w.confidential}</Note>
      </Page>
    )
  return (
    <Page
      title={one.title || say(leafOf(one.leaf))}
      note={`${one.caseNo || w.noNumber} · ${when}`}
      under={[]}
      footer={
        open &&
        settle.allowed && (
          <Button look="main" onClick={() => setClosing(true)}>
            {w.close}
          </Button>
        )
      }
    >
      {one.title.length > LONG_TITLE && <p className="ui-card">{one.title}</p>}
      <div className="ui-row">
        <Tag tone={one.class === 'P1' ? 'bad' : one.class === 'P2' ? 'warn' : 'plain'}>{one.class}</Tag>
        <Tag>{say(leafOf(one.leaf))}</Tag>
        <Tag tone={open ? 'warn' : 'good'}>{say(caseStateWords[one.state])}</Tag>
        <PendingTag about={one.id} />
      </div>
      {one.place && <p>{one.place}</p>}
      {open && one.clocks?.stepBy && <p>{w.owedBy(times.moment(one.clocks.stepBy))}</p>}
      {open && one.facts && offer('take').allowed && <Take one={one} />}
      {open && !settle.allowed && <p className="quiet">{refusalText(settle.why, spoken)}</p>}
      {one.description && <p className="ui-card">{one.description}</p>}
      {open && playbook && playbook.numbers.length > 0 && (
        <Numbers numbers={playbook.numbers} buildingId={one.buildingId} />
      )}
      <CasePhotos one={one} mayAdd={offer('add-photo').allowed} />
      {playbook && <Steps one={one} steps={playbook.steps} open={open && offer('tick-step').allowed} />}
      {open && one.dwellingId && (
        <PeopleToCall dwellingId={one.dwellingId} reason={one.title.slice(0, 100)}>
          {playbook?.people.includes('property') && <Property buildingId={one.buildingId} />}
        </PeopleToCall>
      )}
      {open && offer('link').allowed && <Linked one={one} leaves={playbook?.linked ?? []} />}
      {open && offer('add-note').allowed && <Progress one={one} />}
      {one.dwellingId && (
        <a className="ui-button" href={href('door', one.dwellingId)}>
          {w.door}
        </a>
      )}
      {closing && <Close one={one} onClose={() => setClosing(false)} />}
    </Page>
  )
}

function Numbers({ numbers, buildingId }: { numbers: readonly Line[]; buildingId: Id | null }) {
  const w = useCasesWords()
  const say = useSay()
  const known = useNumbers(numbers, buildingId)
  return (
    <section className="ui-note numbers" data-tone="bad" aria-label={w.numbers}>
      <strong>{w.numbers}</strong>
      <div className="ui-row">
        {numbers.map((line) => {
          const own = known.get(line) ?? []
          return own.length > 0 ? (
            <CallLines key={line} numbers={own} look="main" />
          ) : (
            <span key={line} className="small">
              {w.lineMissing(say(lines[line]))}
            </span>
          )
        })}
      </div>
    </section>
  )
}

function Property({ buildingId }: { buildingId: Id | null }) {
  const say = useSay()
  const numbers = useNumbers(['property'], buildingId).get('property') ?? []
  if (numbers.length === 0) return null
  return (
    <li className="callee">
      <span className="quiet">{say(callees.property)}</span>
      <div className="ui-row">
        <CallLines numbers={numbers} />
      </div>
    </li>
  )
}

/** Says that one sees to it: its clocks follow, and colleagues leave it alone. */
function Take({ one }: { one: CaseDocument }) {
  const w = useCasesWords()
  const save = useSave()
  const savedToast = useSavedToast()
  async function take() {
    const happenedAt = new Date().toISOString() as Instant
    const shows = [{ put: { ...one, state: 'HANDLING' as const } }]
    const id = await save(takeCase, { caseId: one.id, happenedAt }, { about: [one.id], shows })
    if (id) savedToast(w.saved, [id])
  }
  return <Button onClick={take}>{w.take}</Button>
}

function Progress({ one }: { one: CaseDocument }) {
  const w = useCasesWords()
  const spoken = language.use()
  const save = useSave()
  const savedToast = useSavedToast()
  const [text, setText] = useDraft(`case/${one.id}`, 'progress', '')
  const keep = mayKeepText(text)
  async function add() {
    const happenedAt = new Date().toISOString() as Instant
    const shows = [{ put: { ...one, state: 'HANDLING' as const } }]
    const input = { caseId: one.id, text: text.trim(), happenedAt }
    const typed = { form: `case/${one.id}`, fields: ['progress'] }
    const id = await save(addNote, input, { typed, about: [one.id], shows })
    if (!id) return
    setText('')
    savedToast(w.saved, [id])
  }
  return (
    <>
      <TextArea
        label={w.progress}
        value={text}
        maxLength={2000}
        onChange={setText}
        error={keep.allowed ? undefined : refusalText(keep.why, spoken)}
      />
      {text.trim() && (
        <Button onClick={add} disabled={!keep.allowed}>
          {w.addProgress}
        </Button>
      )}
    </>
  )
}

function Close({ one, onClose }: { one: CaseDocument; onClose: () => void }) {
  const w = useCasesWords()
  const shell = useShellWords()
  const say = useSay()
  const spoken = language.use()
  const save = useSave()
  const savedToast = useSavedToast()
  const { pending } = useDevice()
  const me = useDeviceState((device) => device.worker?.accountId ?? null)
  const [text, setText] = useDraft(`case/${one.id}`, 'done', '')
  const [says, setSays] = useDraft<ResidentSays>(`case/${one.id}`, 'says', 'WELL')
  const keep = mayKeepText(text)
  async function close() {
    const happenedAt = new Date().toISOString() as Instant
    const dependsOn = pending
      .filter(({ name, about, state }) => name === reportCase.name && about.includes(one.id) && state !== 'uploaded')
      .map(({ id }) => id)
    const input = { caseId: one.id, result: 'RESOLVED' as const, resultText: text, residentSays: says, happenedAt }
    const facts = one.facts && { ...one.facts, handledBy: me }
    const shows = [{ put: { ...one, ...(facts && { facts }), state: 'CLOSED' as const, closedAt: happenedAt } }]
    const typed = { form: `case/${one.id}`, fields: ['done', 'says'] }
    const id = await save(resolveOnTheSpot, input, { typed, about: [one.id], shows, dependsOn })
    if (!id) return
    setText('')
    setSays('WELL')
    savedToast(w.saved, [id])
    onClose()
  }
  return (
    <Sheet
      title={w.close}
      closeText={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w.keepOpen}</Button>
          <Button look="main" onClick={close} disabled={!keep.allowed}>
            {w.close}
          </Button>
        </>
      }
    >
      <OneOf
        label={w.residentSays}
        choices={ResidentSays.options.map((value) => ({ value, text: say(residentSaysWords[value]) }))}
        value={says}
        onChange={setSays}
      />
      <TextArea
        label={w.whatDone}
        value={text}
        maxLength={2000}
        onChange={setText}
        error={keep.allowed ? undefined : refusalText(keep.why, spoken)}
      />
    </Sheet>
  )
}
