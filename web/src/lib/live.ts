// Hints from the server that something changed. A hint carries no content: the screen asks again, within its reach.
import { z } from 'zod'

export const Hint = z.object({ kind: z.string(), id: z.string() })
export type Hint = z.infer<typeof Hint>

const GATHER_MS = 1500

/** Listens to hints, gathered so that an import of thousands of rows is one refresh. Returns how to stop. */
export function listen(onHints: (hints: Hint[]) => void, onReopened: () => void): () => void {
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
  source.onmessage = (event: MessageEvent<string>) => {
    const hint = Hint.safeParse(json(event.data))
    if (!hint.success) return
    gathered.push(hint.data)
    timer ??= setTimeout(() => {
      timer = undefined
      const hints = gathered
      gathered = []
      onHints(hints)
    }, GATHER_MS)
  }
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
