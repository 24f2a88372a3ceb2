import type { Id } from '@red-steward/domain/ids'
import { getImport, importTables } from '@red-steward/domain/imports/queries'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { useAsk } from '../parts/ask.ts'

const PROGRESS_MS = 800

/** One import; asked again and again while rows are being written. */
export function useImport(importId: Id) {
  return useQuery({
    queryKey: [getImport.name, { importId }],
    queryFn: ({ signal }) => ask(getImport, { importId }, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'COMMITTING' ? PROGRESS_MS : false),
  })
}
export type ImportNow = NonNullable<ReturnType<typeof useImport>['data']>

/** The tables of its file; they never change. */
export function useTables(importId: Id) {
  return useAsk(importTables, { importId }, { staleMs: Number.POSITIVE_INFINITY })
}

interface Words {
  zh: string
  en: string
}

/** Words of the domain in the language of the screen. */
export function useSaid(): (words: Words) => string {
  const spoken = language.use()
  return (words) => words[spoken]
}
