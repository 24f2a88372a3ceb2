import type { ReportKey } from '@red-steward/domain/portal/commands'
import type { FollowedCase } from '@red-steward/domain/portal/queries'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { useTimes } from '../shell/times.ts'
import { useFollowWords } from './follow.words.ts'
import { shownName } from './story.tsx'

interface TalkProps {
  of: ReportKey
  question: FollowedCase['question']
  again: () => void
}

/** One line to whoever handles it: a question, or the answer to theirs, which stands above the field. */
export function Talk({ of, question, again }: TalkProps) {
  const w = useFollowWords()
  const times = useTimes()
  const asked = question !== null
  const problemText = useProblemText()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  async function submit(event: FormEvent) {
    event.preventDefault()
    setSaid('')
    if (text.trim() === '') return setProblem(w.empty)
    try {
      await send('portal.ask', { key: of, text: text.trim() })
      setText('')
      setProblem(null)
      setSaid(w.said)
      again()
    } catch (failure) {
      setProblem(problemText(failure))
    }
  }
  return (
    <form
      className="ui-card ui-stack"
      data-asked={asked || undefined}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      {question && (
        <div>
          <p className="story-who">
            <strong>{shownName(question.by, w)}</strong> <time dateTime={question.at}>{times.moment(question.at)}</time>
          </p>
          <blockquote>{question.text}</blockquote>
        </div>
      )}
      <TextArea
        label={asked ? w.answer : w.ask}
        hint={asked ? w.answerNote : w.askHint}
        error={problem}
        maxLength={500}
        value={text}
        onChange={setText}
      />
      <Button type="submit" look={asked ? 'main' : 'plain'}>
        {w.sendWords}
      </Button>
      <p role="status">{said}</p>
    </form>
  )
}
