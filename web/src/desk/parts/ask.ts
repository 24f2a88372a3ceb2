// Hooks over the two verbs: ask a query, send a command.
import type { CommandShape, QueryShape } from '@red-steward/domain/api'
import { type Id, newId } from '@red-steward/domain/ids'
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { App } from 'antd'
import { ask, NotThere, SignedOut, send, Unreachable } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'

const RETRY_MS = 5000

/** A client that keeps asking while the server is away, and never insists on a no. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        // Our own idea of "connected": a government intranet may look offline to the browser.
        networkMode: 'always',
        retry: (_count, failure) => failure instanceof Unreachable,
        retryDelay: RETRY_MS,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

export interface AskOptions {
  enabled?: boolean
  /** Show the last answer while the next is on its way (typing, paging). */
  keep?: boolean
  staleMs?: number
}

export function useAsk<Input, Answer>(
  shape: QueryShape<Input, Answer>,
  input: Input,
  options: AskOptions = {},
): UseQueryResult<Answer> {
  return useQuery<Answer>({
    queryKey: [shape.name, input],
    queryFn: ({ signal }) => ask(shape, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  })
}

/** The modules whose answers a command of a module may change. */
const touched: Record<string, string[]> = {
  places: ['places.', 'overview.', 'registry.'],
  registry: ['registry.', 'overview.', 'places.'],
  imports: ['imports.', 'registry.', 'overview.', 'places.'],
  // Whoever has to do with a case is told of it.
  cases: ['cases.', 'overview.', 'messages.', 'open311.', 'portal.questions'],
  messages: ['messages.'],
  open311: ['open311.', 'cases.'],
  mediation: ['mediation.', 'cases.'],
  deliberation: ['deliberation.'],
  notebook: ['notebook.', 'cases.', 'overview.'],
  identity: ['identity.'],
  portal: ['portal.', 'cases.'],
  visits: ['visits.', 'care.', 'registry.', 'overview.'],
  care: ['care.', 'visits.'],
  sync: ['sync.', 'registry.', 'overview.', 'places.'],
}

export function invalidateModule(client: QueryClient, module: string): Promise<void> {
  const prefixes = touched[module]
  return client.invalidateQueries({
    predicate: ({ queryKey }) => !prefixes || prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)),
  })
}

export interface SendOptions<Input, Answer> {
  onDone?: (answer: Answer, input: Input, commandId: Id) => void
  /** Failures are shown by the caller. */
  quiet?: boolean
}

/**
 * Sends a command. Failures become a message unless `quiet`; afterwards every answer the command may have changed is
 * asked again.
 */
export function useSend<Input, Answer>(shape: CommandShape<Input, Answer>, options: SendOptions<Input, Answer> = {}) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const module = shape.name.split('.')[0]!
  return useMutation<{ answer: Answer; commandId: Id }, Error, Input>({
    mutationFn: async (input) => {
      const commandId = newId()
      return { answer: await send(shape, input, commandId), commandId }
    },
    onSuccess: ({ answer, commandId }, input) => {
      void invalidateModule(client, module)
      options.onDone?.(answer, input, commandId)
    },
    onError: (failure) => {
      if (!options.quiet && !(failure instanceof SignedOut)) void message.error(failureText(failure))
      if (failure instanceof NotThere) void invalidateModule(client, module)
    },
  })
}
