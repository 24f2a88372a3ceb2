import { useCallback, useEffect, useState } from 'react'

interface Asked<Answer> {
  answer: Answer | null
  failure: unknown
  /** Asks again; what is shown stays until the new answer is there. */
  again(): void
}

/** An answer, a failure or nothing yet. `ask` must keep its identity while the question is the same. */
export function useAnswer<Answer>(ask: () => Promise<Answer>): Asked<Answer> {
  const [state, setState] = useState<{ answer: Answer | null; failure: unknown }>({ answer: null, failure: null })
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound((value) => value + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question again
  useEffect(() => {
    let stale = false
    ask().then(
      (answer) => stale || setState({ answer, failure: null }),
      (failure) => stale || setState((before) => ({ answer: before.answer, failure })),
    )
    return () => {
      stale = true
    }
  }, [ask, round])
  return { ...state, again }
}
