import { type Content, contentWords, type ReportKey } from '@red-steward/domain/portal/commands'
import type { FollowedCase } from '@red-steward/domain/portal/queries'
import { type FormEvent, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { useFollowWords } from './follow.words.ts'

/** Solved and content are two questions (handbook §0.2 rule 8). */
export function Rating({ one, of, tell }: { one: FollowedCase; of: ReportKey; tell: (words: string) => void }) {
  const w = useFollowWords()
  const spoken = language.use()
  const problemText = useProblemText()
  const [solved, setSolved] = useState<'yes' | 'no' | null>(null)
  const [content, setContent] = useState<Content | null>(null)
  const [contacted, setContacted] = useState<'yes' | 'no' | null>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  if (one.state !== 'CLOSED' && one.state !== 'EVALUATED') return null
  if (one.rating)
    return (
      <Note tone="good">
        <p>{w.rated(one.rating.solved ? w.yes : w.no, contentWords[one.rating.content][spoken])}</p>
      </Note>
    )
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!solved || !content) return setProblem(w.chooseBoth)
    try {
      const wasContacted = contacted === null ? {} : { contacted: contacted === 'yes' }
      await send('portal.rate', { key: of, solved: solved === 'yes', content, ...wasContacted, text: text.trim() })
      tell(w.thanks)
    } catch (failure) {
      setProblem(problemText(failure))
    }
  }
  return (
    <form className="ui-card ui-stack" onSubmit={(event) => void submit(event)}>
      <h2 className="ui-heading">{w.rateTitle}</h2>
      <OneOf
        label={w.solved}
        value={solved}
        onChange={setSolved}
        choices={[
          { value: 'yes', text: w.yes },
          { value: 'no', text: w.no },
        ]}
      />
      <OneOf
        label={w.content}
        value={content}
        onChange={setContent}
        choices={(Object.keys(contentWords) as Content[]).map((value) => ({
          value,
          text: contentWords[value][spoken],
        }))}
      />
      <OneOf
        label={w.contacted}
        value={contacted}
        onChange={setContacted}
        choices={[
          { value: 'yes', text: w.wasContacted },
          { value: 'no', text: w.notContacted },
        ]}
      />
      <TextArea label={w.rateText} maxLength={300} value={text} onChange={setText} />
      {problem && (
        <Note tone="bad" urgent>
          {problem}
        </Note>
      )}
      <Button type="submit" look="main">
        {w.rate}
      </Button>
    </form>
  )
}
