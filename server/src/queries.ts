import { queries as identity } from './identity/index.ts'
import type { AnyQuery } from './kernel/query.ts'

/** Every read there is. */
export const queries: readonly AnyQuery[] = [...identity]
