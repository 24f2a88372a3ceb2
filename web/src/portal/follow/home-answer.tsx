import { type AffectedAnswer, affectedAnswerWords } from '@red-steward/domain/cases/incidents'
import type { ReportKey } from '@red-steward/domain/portal/commands'
import type { FollowedHome } from '@red-steward/domain/portal/queries'
import { type FormEvent, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { EmergencyNumbers } from '../door/numbers.tsx'
import { send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { useTimes } from '../shell/times.ts'
import { useFollowWords } from './follow.words.ts'

interface Props {
  home: FollowedHome
  of: ReportKey
  tell(words: string): void
}

/** What all homes of an incident were told, and how it is in this one: answered as often as it changes, nothing is lost. */
export function HomeAnswer({ home, of, tell }: Props) {
  const w = useFollowWords()
  const times = useTimes()
  const [again, setAgain] = useState(false)
  const isOpen = home.asked || home.answers.length === 0 || again
  return (
    <section className="ui-card ui-stack" data-asked={home.asked || undefined} aria-labelledby="home-title">
      <h2 id="home-title" className="ui-heading">
        {w.homeTitle}
      </h2>
      <p className="quiet">{home.where}</p>
      {home.message && (
        <div>
          <p className="story-who">
            <strong>{home.message.by}</strong> <time dateTime={home.message.at}>{times.moment(home.message.at)}</time>
          </p>
          <blockquote>{home.message.text}</blockquote>
        </div>
      )}
      {home.answers.length > 0 && <Answers home={home} />}
      {isOpen ? (
        <AnswerForm
          of={of}
          done={(answer) => {
            setAgain(false)
            tell(answer === 'NEEDS_HELP' ? w.homeHelpComes : w.homeAnswered)
          }}
        />
      ) : (
        <Button onClick={() => setAgain(true)}>{w.homeAgain}</Button>
      )}
    </section>
  )
}

function Answers({ home }: { home: FollowedHome }) {
  const w = useFollowWords()
  const times = useTimes()
  const spoken = language.use()
  return (
    <ol className="home-answers" aria-label={w.homeAnswers}>
      {home.answers.map(({ answer, text, by, at }) => (
        <li key={`${at} ${answer}`}>
          <p className="story-who">
            <strong>{affectedAnswerWords[answer][spoken]}</strong> <time dateTime={at}>{times.moment(at)}</time>
          </p>
          <p className="quiet small">{by === null ? w.homeSelf : w.writtenBy(by)}</p>
          {text && <p className="speech">{text}</p>}
        </li>
      ))}
    </ol>
  )
}

function AnswerForm({ of, done }: { of: ReportKey; done: (answer: AffectedAnswer) => void }) {
  const w = useFollowWords()
  const spoken = language.use()
  const problemText = useProblemText()
  const [answer, setAnswer] = useState<AffectedAnswer | null>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!answer) return setProblem(w.homeChoose)
    setBusy(true)
    setProblem('')
    try {
      await send('portal.answer-incident', { key: of, answer, text: text.trim() })
      done(answer)
    } catch (failure) {
      setProblem(problemText(failure))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="ui-stack" onSubmit={(event) => void submit(event)} noValidate>
      <OneOf
        label={w.homeHow}
        value={answer}
        onChange={setAnswer}
        choices={(Object.keys(affectedAnswerWords) as AffectedAnswer[]).map((value) => ({
          value,
          text: affectedAnswerWords[value][spoken],
        }))}
      />
      {answer === 'NEEDS_HELP' && (
        <>
          <Note tone="warn" urgent>
            <p>{w.homeDanger}</p>
          </Note>
          <EmergencyNumbers />
        </>
      )}
      <TextArea label={w.homeText} hint={w.homeTextHint} maxLength={500} value={text} onChange={setText} />
      {problem && (
        <Note tone="bad" urgent>
          {problem}
        </Note>
      )}
      <Button type="submit" look="main" wide disabled={busy}>
        {w.homeSend}
      </Button>
    </form>
  )
}
