import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/parts.tsx'
import { useProblemText } from './problem-text.ts'
import { useShellWords } from './shell.words.ts'

/** Not there yet, or why not and what to do. */
export function NotYet({ failure, again, children }: { failure: unknown; again: () => void; children?: ReactNode }) {
  const w = useShellWords()
  const problemText = useProblemText()
  if (!failure)
    return (
      <p className="quiet" role="status">
        {w.loading}
      </p>
    )
  return (
    <>
      <Note tone="warn" urgent>
        {problemText(failure)}
      </Note>
      <Button onClick={again}>{w.tryAgain}</Button>
      {children}
    </>
  )
}
