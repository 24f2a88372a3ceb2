// Which page of a list is shown. The way back (the cursors of the pages before) is kept in the history entry, so that
// returning from a record shows the page one came from; a cursor holds a name's reading and so never enters the address.
import type { QueryShape } from '@red-steward/domain/api'
import type { ListOrder } from '@red-steward/domain/registry/lists'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { ask, Refused } from '../../lib/api.ts'
import { useAsk } from '../parts/ask.ts'
import { pageSizes } from './list-table.tsx'

declare module '@tanstack/react-router' {
  interface HistoryStateExtra {
    cursors?: string[]
  }
}

interface ListAnswer<Row> {
  rows: Row[]
  next: string | null
  total: number | null
}
type Paging = { order: ListOrder; after?: string | undefined; limit: number }

const Cursors = z.object({ cursors: z.array(z.string()) })
const MOST_PER_PAGE = 200

export function useListPage<Row, Filters extends object>(
  shape: QueryShape<Filters & Paging, ListAnswer<Row>>,
  filters: Filters,
  order: ListOrder,
) {
  const router = useRouter()
  const state: unknown = useLocation({ select: (location) => location.state })
  const [limit, setLimit] = useState(pageSizes[0]!)
  const cursors = Cursors.safeParse(state).data?.cursors ?? []
  const after = cursors.at(-1)

  const answer = useAsk(shape, { ...filters, order, limit, ...(after ? { after } : {}) }, { keep: true })
  const counted = useAsk(shape, { ...filters, order, limit: 1 }, { enabled: after !== undefined, keep: true })
  const total = (after === undefined ? answer.data : counted.data)?.total ?? null

  function turnTo(next: string[]) {
    const { pathname, search } = router.state.location
    void router.navigate({ to: pathname, search, state: { cursors: next }, resetScroll: true } as never)
  }
  return {
    answer,
    total,
    limit,
    before: cursors.length * limit,
    /** The page is gone (its cursor is of another order, or of a list that changed): only the first is left. */
    isGone: answer.error instanceof Refused && answer.error.why === 'page-unknown',
    setLimit(next: number) {
      setLimit(next)
      if (cursors.length > 0) turnTo([])
    },
    first: () => turnTo([]),
    previous: () => turnTo(cursors.slice(0, -1)),
    next: () => answer.data?.next && turnTo([...cursors, answer.data.next]),
    /** All rows of these filters, from the first page on. */
    async readAll(onRead: (count: number) => void, signal: AbortSignal): Promise<Row[]> {
      const rows: Row[] = []
      let cursor: string | undefined
      do {
        const page = await ask(
          shape,
          { ...filters, order, limit: MOST_PER_PAGE, ...(cursor ? { after: cursor } : {}) },
          signal,
        )
        rows.push(...page.rows)
        cursor = page.next ?? undefined
        onRead(rows.length)
      } while (cursor && !signal.aborted)
      return rows
    },
  }
}
