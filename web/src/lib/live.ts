// Hints from the server that something changed. A hint carries no content: the screen asks again, within its reach.
import { z } from 'zod'

export const Hint = z.object({ kind: z.string(), id: z.string() })
const Changed = z.object({ records: z.array(Hint) })
export type Hint = z.infer<typeof Hint>

const GATHER_MS = 1500

interface Listening {
  onHints: (hints: Hint[]) => void
  /** The stream was away and is back: hints may have been missed. */
  onReopened: () => void
  /** The server ended it: the session or the post is gone. */
  onEnded: () => void
}

/** Listens to hints, gathered so that an import of thousands of rows is one refresh. Returns how to stop. */
export function listen({ onHints, onReopened, onEnded }: Listening): () => void {
  let gathered: Hint[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let broken = false
  const source = new EventSource('/api/live')

  source.onopen = () => {
    if (broken) onReopened()
    broken = false
  }
  source.onerror = () => {
    broken = true
  }
  source.addEventListener('ended', onEnded)
  source.addEventListener('changed', (event: MessageEvent<string>) => {
    const changed = Changed.safeParse(json(event.data))
    if (!changed.success) return
    gathered.push(...changed.data.records)
    timer ??= setTimeout(() => {
      timer = undefined
      const hints = gathered
      gathered = []
      onHints(hints)
    }, GATHER_MS)
  })
  return () => {
    clearTimeout(timer)
    source.close()
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
