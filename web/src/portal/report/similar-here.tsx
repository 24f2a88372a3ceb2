import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import type { SharedCase } from '@red-steward/domain/portal/queries'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { useEffect, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/parts.tsx'
import { ask, send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { goInstead, to } from '../shell/route.ts'
import { useTimes } from '../shell/times.ts'
import { forgetDraft, keepLink } from './kept.ts'
import { leafText } from './reading.ts'
import { useReportWords } from './report.words.ts'

interface Props {
  code: string
  text: string
  leaf: LeafCode | null
  pass: string | undefined
}

/** Something like it is known here already: one tap joins it. Never whose it was, nor a word of theirs. */
export function SimilarHere({ code, text, leaf, pass }: Props) {
  const w = useReportWords()
  const spoken = language.use()
  const times = useTimes()
  const problemText = useProblemText()
  const [cases, setCases] = useState<SharedCase[]>([])
  const [problem, setProblem] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words count through the leaf they were read as
  useEffect(() => {
    if (!leaf) return setCases([])
    let gone = false
    void ask('portal.similar', { code, text, leaf })
      .then((found) => gone || setCases(found.cases))
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [code, leaf])

  async function join({ id, leaf: of }: SharedCase) {
    const link = newSecret(LINK_SIGNS)
    try {
      const input = { code, caseId: id, link, language: spoken, ...(pass ? { pass } : {}) }
      const { caseNo } = await send('portal.also-me', input)
      keepLink({ link, caseNo, text: leafText(of, spoken) })
      forgetDraft(code)
      goInstead(to.sent(link))
    } catch (failure) {
      setProblem(problemText(failure))
    }
  }
  if (cases.length === 0) return null
  return (
    <section className="ui-card ui-stack similar" aria-labelledby="similar-title">
      <div role="status">
        <h2 id="similar-title" className="ui-heading">
          {w.already}
        </h2>
        <p className="quiet small">{w.alreadyNote}</p>
      </div>
      <ul className="ui-stack">
        {cases.map((one) => (
          <li key={one.id} className="similar-case">
            <div>
              <strong>{leafText(one.leaf, spoken)}</strong>
              <p className="quiet small">
                {w.since(times.moment(one.reportedAt))}
                {one.alsoMe > 0 && ` · ${w.others(one.alsoMe)}`}
              </p>
            </div>
            <Button onClick={() => void join(one)}>{w.alsoMe}</Button>
          </li>
        ))}
      </ul>
      {problem && (
        <Note tone="warn" urgent>
          {problem}
        </Note>
      )}
    </section>
  )
}
