// Asking how it was, after closing: whom to call, what to say, three questions; the same as at the desk, without a signal too.
import { callBack } from '@red-steward/domain/cases/after-closing'
import {
  type CallBackAnswer,
  callBackWhyWords,
  needsSupervision,
  Resolved,
  resolvedWords,
  Satisfied,
  satisfiedWords,
  settles,
} from '@red-steward/domain/cases/callback'
import { leafOf } from '@red-steward/domain/cases/catalogue'
import type { CallBackDocument, CaseDocument } from '@red-steward/domain/cases/documents'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Note, Tag } from '../../ui/parts.tsx'
import { useDraft } from '../parts/draft.ts'
import { PendingTag } from '../parts/pending-note.tsx'
import { useOnce, useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { CallButton } from '../people/call-button.tsx'
import { useDeviceState, useDocuments } from '../shell/device-context.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back as goBack, href } from '../shell/route.ts'
import { useCallBackWords } from './call-back.words.ts'
import './cases.css'
import { placeOf, whomToAsk } from './whom-to-ask.ts'

export default function CallBackPage({ callBackId }: { callBackId: Id }) {
  const back = useDocuments((replica) => replica.get<CallBackDocument>('call-back', callBackId), [callBackId])
  const one = useDocuments((replica) => back && replica.get<CaseDocument>('case', back.caseId), [back])
  return back && one?.closedAt ? <CallBack back={back} one={one} closedAt={one.closedAt} /> : <NotHere under={[]} />
}

interface Props {
  back: CallBackDocument
  one: CaseDocument
  closedAt: Instant
}

function CallBack({ back, one, closedAt }: Props) {
  const w = useCallBackWords()
  const say = useSay()
  const spoken = language.use()
  const form = `callback/${back.id}`
  const [contacted, setContacted] = useDraft<'YES' | 'NO' | null>(form, 'contacted', null)
  const [resolved, setResolved] = useDraft<Resolved | null>(form, 'resolved', null)
  const [satisfied, setSatisfied] = useDraft<Satisfied | null>(form, 'satisfied', null)
  const [text, setText] = useDraft(form, 'text', '')
  const keep = mayKeepText(text)
  const answer = contacted && resolved && satisfied ? { contacted: contacted === 'YES', resolved, satisfied } : null
  const record = useRecord({ back, one, form, text })
  const save = useOnce(async () => {
    if (answer) await record(answer)
  })
  const unreached = useOnce(() => record(null))
  return (
    <Page
      title={one.title || say(leafOf(one.leaf))}
      note={`${w.title} · ${one.caseNo}`}
      under={[]}
      footer={
        <>
          <Button onClick={unreached} disabled={!keep.allowed}>
            {w.unreached}
          </Button>
          <Button look="main" onClick={save} disabled={!keep.allowed} why={answer ? null : w.why}>
            {w.save}
          </Button>
        </>
      }
    >
      <About back={back} one={one} closedAt={closedAt} />
      <OneOf
        label={w.askContacted}
        choices={[
          { value: 'YES', text: w.yes },
          { value: 'NO', text: w.no },
        ]}
        value={contacted}
        onChange={setContacted}
      />
      <OneOf
        label={w.askResolved}
        choices={Resolved.options.map((value) => ({ value, text: say(resolvedWords[value]) }))}
        value={resolved}
        onChange={setResolved}
      />
      <OneOf
        label={w.askSatisfied}
        choices={Satisfied.options.map((value) => ({ value, text: say(satisfiedWords[value]) }))}
        value={satisfied}
        onChange={setSatisfied}
      />
      <TextArea
        label={w.said}
        value={text}
        maxLength={2000}
        onChange={setText}
        error={keep.allowed ? undefined : refusalText(keep.why, spoken)}
      />
      <p className="quiet small">{w.unreachedNote}</p>
      <a className="ui-button" href={href('case', one.id)}>
        {w.openCase}
      </a>
    </Page>
  )
}

/** Whom one calls about what, how it ended and what was tried before. */
function About({ back, one, closedAt }: Props) {
  const w = useCallBackWords()
  const say = useSay()
  const times = useTimes()
  const community = useDeviceState((device) => device.worker?.communityName ?? '')
  const asked = useDocuments((replica) => whomToAsk(replica, back), [back])
  const at = useDocuments((replica) => placeOf(replica, one), [one])
  const what = one.title || say(leafOf(one.leaf))
  const name = back.personId ? (asked[0]?.name ?? '') : ''
  return (
    <>
      <div className="ui-row">
        <Tag>{say(callBackWhyWords[back.why])}</Tag>
        {back.attempts > 0 && <Tag tone="warn">{w.tried(back.attempts)}</Tag>}
        <PendingTag about={back.id} />
      </div>
      {at && <p>{at}</p>}
      {back.lastTriedAt && <p className="quiet small">{w.lastTried(times.moment(back.lastTriedAt))}</p>}
      {asked.length === 0 && <Note tone="warn">{w.notHere}</Note>}
      {asked.length > 0 && !back.personId && <p className="quiet">{w.atDoor}</p>}
      {asked.length > 0 && (
        <ul className="ui-list">
          {asked.map((person) => (
            <li key={person.id} className="callee">
              <strong>{person.name}</strong>
              <CallButton person={person} reason={w.reason(what)} />
            </li>
          ))}
        </ul>
      )}
      <p className="ui-card">{w.greeting(community, name, times.day(dayOf(closedAt)), what)}</p>
      {back.resultText && (
        <p>
          <span className="quiet">{w.outcome}</span> {back.resultText}
        </p>
      )}
    </>
  )
}

function useRecord({ back, one, form, text }: Omit<Props, 'closedAt'> & { form: string; text: string }) {
  const w = useCallBackWords()
  const save = useSave()
  const savedToast = useSavedToast()
  return async (answer: CallBackAnswer | null) => {
    const happenedAt = new Date().toISOString() as Instant
    const settled = settles(back.attempts, answer)
    const isBad = answer !== null && needsSupervision(answer)
    const tried: CallBackDocument = { ...back, attempts: back.attempts + 1, lastTriedAt: happenedAt }
    const input = { callBackId: back.id, answer, text: text.trim(), happenedAt }
    const id = await save(callBack, input, {
      typed: { form },
      about: [back.id, one.id],
      shows: [settled ? { take: { kind: 'call-back', id: back.id } } : { put: tried }],
    })
    if (!id) return
    savedToast(answer ? (isBad ? w.savedBad : w.saved) : settled ? w.settled : w.noted, [id])
    goBack()
  }
}
