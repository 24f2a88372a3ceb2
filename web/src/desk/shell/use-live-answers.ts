import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Hint, listen } from '../../lib/live.ts'
import { invalidateModule } from '../parts/ask.ts'

const moduleOf: Record<string, string> = {
  grid: 'places',
  compound: 'places',
  building: 'places',
  unit: 'places',
  import: 'imports',
  session: 'identity',
  account: 'identity',
}

/** Keeps what is on screen true while others work: hints from the server ask the affected answers again. */
export function useLiveAnswers(): void {
  const client = useQueryClient()
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    return listen(
      (hints: Hint[]) => {
        const modules = new Set(hints.map(({ kind }) => moduleOf[kind] ?? 'registry'))
        for (const module of modules) void invalidateModule(client, module)
        if (modules.has('identity')) void client.invalidateQueries({ queryKey: ['session'] })
      },
      () => void client.invalidateQueries(),
    )
  }, [client])
}
