import { useSyncExternalStore } from 'react'
import { useConnection } from '../../lib/connection.ts'
import { useShellWords } from './shell.words.ts'

function subscribe(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** One sentence at the foot while there is no network; read aloud once, politely. */
export function OfflineNote() {
  const w = useShellWords()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const connection = useConnection()
  const text = !online || connection === 'unreachable' ? w.offline : connection === 'unavailable' ? w.away : ''
  return (
    <div role="status" className="offline-note" hidden={!text}>
      {text}
    </div>
  )
}
