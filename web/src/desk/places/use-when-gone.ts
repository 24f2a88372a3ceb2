import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { NotThere } from '../../lib/api.ts'

/** Goes to what is around once what was shown is no more: its making was taken back, here or by somebody else. */
export function useWhenGone<Answer>({ data, error }: UseQueryResult<Answer>, onGone: () => void): void {
  const isGone = data !== undefined && error instanceof NotThere
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone, onGone])
}
