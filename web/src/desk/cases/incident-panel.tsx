import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import {
  AffectedAnswer,
  affectedAnswerWords,
  affectedHowWords,
  mayOpenIncident,
} from '@red-steward/domain/cases/incidents'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { answerIncident, type Incident, incidentPage } from '@red-steward/domain/cases/together'
import { App, Button, Form, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useSaid } from './codes.ts'
import { useIncidentWords } from './incident.words.ts'
import { OpenIncident } from './open-incident.tsx'

type Home = Incident['doors'][number]
const SHOWN = 12

/** One incident over many homes: who was told, what each answered, the silent and the unwell first. */
export function IncidentPanel({ one }: { one: CaseAtPage }) {
  const w = useIncidentWords()
  const permitted = useMay('cases.handle')
  const [opening, setOpening] = useState(false)
  const answer = useAsk(incidentPage, { caseId: one.id })
  const rule = permitted.allowed ? mayOpenIncident(one) : permitted
  const there = answer.data?.incident
  // Most cases concern one home; the offer stands where several may be reached.
  if (!there && (one.buildingId === null || !rule.allowed)) return null
  return (
    <section className="card">
      <div className="household-head">
        <h2>{w.title}</h2>
        <MayButton may={rule} size="small" className="no-print" onClick={() => setOpening(true)}>
          {there ? w.more : w.open}
        </MayButton>
      </div>
      {there && <Told incident={there} />}
      {opening && <OpenIncident one={one} onClose={() => setOpening(false)} />}
    </section>
  )
}

function Told({ incident }: { incident: Incident }) {
  const w = useIncidentWords()
  const times = useTimes()
  const [all, setAll] = useState(false)
  const { counts, doors, messages } = incident
  const number = times.number
  return (
    <>
      <p className="num">
        <strong>{w.told(number(counts.doors))}</strong> ·{' '}
        {w.counts({
          needsHelp: number(counts.needsHelp),
          notWell: number(counts.notWell),
          well: number(counts.well),
          notAffected: number(counts.notAffected),
          silent: number(counts.silent),
        })}
      </p>
      {messages.map((message) => (
        <blockquote key={message.at} className="asked">
          {message.text}
          <div className="row-small num">
            {message.by} {times.moment(message.at)}
          </div>
        </blockquote>
      ))}
      <ul className="plain-list">
        {(all ? doors : doors.slice(0, SHOWN)).map((home) => (
          <HomeLine key={home.followerId} caseId={incident.caseId} home={home} />
        ))}
      </ul>
      {!all && doors.length > SHOWN && (
        <Button type="link" size="small" className="no-print" onClick={() => setAll(true)}>
          {w.all(number(doors.length))}
        </Button>
      )}
    </>
  )
}

const colours: Record<AffectedAnswer, string> = {
  NEEDS_HELP: 'red',
  NOT_WELL: 'orange',
  WELL: 'green',
  NOT_AFFECTED: 'green',
}
const isFine = (answer: AffectedAnswer) => answer === 'WELL' || answer === 'NOT_AFFECTED'

/** Who said what and when; earlier answers with their own word, the last one stands beside them as a tag. */
function AnswerLine({ one: { answer, text, by, at }, isLast }: { one: Home['answers'][number]; isLast: boolean }) {
  const said = useSaid()
  const times = useTimes()
  return (
    <div className="row-small wrap-anywhere">
      <span className="num">{times.moment(at)}</span> {by}
      {!isLast && ` · ${said.say(affectedAnswerWords, answer)}`}
      {text && `：${text}`}
    </div>
  )
}

function HomeLine({ caseId, home }: { caseId: string; home: Home }) {
  const w = useIncidentWords()
  const said = useSaid()
  const may = useMay('cases.answer-incident')
  const [asking, setAsking] = useState(false)
  const last = home.answers.at(-1)
  return (
    <li>
      <span>
        {home.where} <span className="row-small affected-how">{said.say(affectedHowWords, home.how)}</span>
        {home.answers.map((one) => (
          <AnswerLine key={`${one.at} ${one.answer}`} one={one} isLast={one === last} />
        ))}
      </span>
      {home.answer === null ? (
        <span className="quiet">{w.silent}</span>
      ) : (
        <Tag
          color={colours[home.answer]}
          icon={isFine(home.answer) ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
        >
          {said.say(affectedAnswerWords, home.answer)}
        </Tag>
      )}
      <MayButton
        may={may}
        size="small"
        className="no-print"
        aria-label={w.writeAnswerOf(home.where)}
        onClick={() => setAsking(true)}
      >
        {w.answer}
      </MayButton>
      {asking && <AnswerDialog caseId={caseId} home={home} onClose={() => setAsking(false)} />}
    </li>
  )
}

interface Fields {
  answer: AffectedAnswer
  text?: string
}

function AnswerDialog({ caseId, home, onClose }: { caseId: string; home: Home; onClose: () => void }) {
  const w = useIncidentWords()
  const said = useSaid()
  const { message } = App.useApp()
  return (
    <CommandModal
      title={w.answerOf(home.where)}
      shape={answerIncident}
      toInput={({ answer, text = '' }: Fields) => ({ caseId, followerId: home.followerId, answer, text })}
      onDone={() => void message.success(w.answered)}
      onClose={onClose}
    >
      <Form.Item name="answer" label={w.how} rules={[{ required: true, message: w.needed }]}>
        <Radio.Group
          options={AffectedAnswer.options.map((value) => ({ value, label: said.say(affectedAnswerWords, value) }))}
        />
      </Form.Item>
      <Form.Item name="text" label={w.said}>
        <Input.TextArea autoFocus maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </CommandModal>
  )
}
