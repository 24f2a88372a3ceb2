import { livingMap } from '@red-steward/domain/overview/queries'
import { useMemo } from 'react'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import type { Neighbour } from './outline-layers.ts'

/** The outlines of the other buildings within reach; none for posts that may not see the map. */
export function useNeighbours(withoutId?: string): Neighbour[] {
  const may = useMay('overview.read').allowed
  const answer = useAsk(livingMap, {}, { enabled: may, staleMs: 60_000 })
  return useMemo(
    () =>
      (answer.data?.buildings ?? []).flatMap(({ id, compoundId, polygon, name, number }) =>
        polygon && id !== withoutId ? [{ compoundId, label: name ?? number, polygon }] : [],
      ),
    [answer.data, withoutId],
  )
}
