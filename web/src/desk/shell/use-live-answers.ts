import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Hint, listen } from '../../lib/live.ts'
import { invalidateModule } from '../parts/ask.ts'
import { SESSION_KEY } from '../parts/session-context.tsx'

const moduleOf: Record<string, string> = {
  grid: 'places',
  compound: 'places',
  building: 'places',
  unit: 'places',
  import: 'imports',
  case: 'cases',
  'handling-unit': 'cases',
  message: 'messages',
  note: 'notebook',
  dispute: 'mediation',
  room: 'mediation',
  topic: 'deliberation',
  visit: 'visits',
  need: 'visits',
  safety: 'visits',
  duty: 'care',
  run: 'care',
  campaign: 'care',
  call: 'care',
  'care-rule': 'care',
  'flow-rule': 'care',
}

/** Keeps what is on screen true while others work: hints from the server ask the affected answers again. */
export function useLiveAnswers(): void {
  const client = useQueryClient()
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const askSession = () => void client.invalidateQueries({ queryKey: SESSION_KEY })
    return listen({
      onHints: (hints: Hint[]) => {
        const modules = new Set(hints.map(({ kind }) => moduleOf[kind] ?? 'registry'))
        for (const module of modules) void invalidateModule(client, module)
      },
      onReopened: () => void client.invalidateQueries(),
      onEnded: askSession,
    })
  }, [client])
}
