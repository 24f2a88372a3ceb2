import { Refused } from '../../lib/api.ts'
import type { Piece } from './device.ts'
import type { Draft } from './entry.ts'
import { fieldProblems } from './problems.ts'

/** As the outbox keeps it. Refuses `invalid-input` with the fields the server would refuse. */
export function draftOf({ shape, input, ...given }: Piece): Omit<Draft, 'savedAt'> {
  const parsed = shape.input.safeParse(input)
  if (!parsed.success) throw new Refused('invalid-input', fieldProblems(parsed.error))
  return { base: {}, dependsOn: [], about: [], shows: [], ...given, name: shape.name, input }
}
