import { useCallback, useSyncExternalStore } from 'react'
import { useDevice } from './device-context.ts'
import { updates } from './updates.ts'

/** How to go over to the new version, when there is one. What was typed this moment is on disk before the page goes. */
export function useTakeUpdate(): (() => void) | undefined {
  const { drafts } = useDevice()
  const ready = useSyncExternalStore(updates.subscribe, updates.isReady)
  const take = useCallback(() => void drafts.flush().then(updates.take), [drafts])
  return ready ? take : undefined
}
