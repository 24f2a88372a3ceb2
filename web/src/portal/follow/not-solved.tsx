import type { ReportKey } from '@red-steward/domain/portal/commands'
import type { FollowedCase } from '@red-steward/domain/portal/queries'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { useTimes } from '../shell/times.ts'
import { useFollowWords } from './follow.words.ts'

/** Within 15 days it is opened again; afterwards it says what to do instead. */
export function NotSolved({ one, of, tell }: { one: FollowedCase; of: ReportKey; tell: (words: string) => void }) {
  const w = useFollowWords()
  const times = useTimes()
  const problemText = useProblemText()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  if (!one.reopenUntil) return null
  if (one.reopenUntil < new Date().toISOString()) return <Note>{w.tooLate}</Note>
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return setProblem(w.empty)
    try {
      await send('portal.not-solved', { key: of, text: text.trim() })
      tell(w.reopened)
    } catch (failure) {
      setProblem(problemText(failure))
    }
  }
  return (
    <section className="ui-card ui-stack">
      {!open && (
        <Button look="danger" onClick={() => setOpen(true)}>
          {w.notSolved}
        </Button>
      )}
      <p className="quiet small">{w.notSolvedNote(times.moment(one.reopenUntil))}</p>
      {open && (
        <form className="ui-stack" onSubmit={(event) => void submit(event)} noValidate>
          <TextArea label={w.notSolvedWhat} error={problem} maxLength={500} value={text} onChange={setText} autoFocus />
          <Button type="submit" look="main">
            {w.reopen}
          </Button>
        </form>
      )}
    </section>
  )
}
