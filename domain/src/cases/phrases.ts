// Saved texts of a community: what is written to residents and colleagues again and again.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'

/** A list to choose from, not a second filing cabinet. */
export const PHRASES_AT_MOST = 200
export const Phrase = z.object({ id: Id, text: z.string() })
export type Phrase = z.infer<typeof Phrase>

export const savePhrase = commandShape({
  name: 'cases.save-phrase',
  permission: 'cases.dispatch',
  summary:
    'Keeps a text to be put into answers and notes; the same id again replaces it. Never anything about a person.',
  input: z.strictObject({ id: Id, text: z.string().trim().min(2).max(500) }),
})

export const deletePhrase = commandShape({
  name: 'cases.delete-phrase',
  permission: 'cases.dispatch',
  summary: 'Takes a saved text away.',
  input: z.strictObject({ id: Id }),
})

export const listPhrases = queryShape({
  name: 'cases.phrases',
  permission: 'cases.work',
  summary: 'The saved texts of the community, the shortest first.',
  input: z.strictObject({}),
  answer: z.object({ phrases: z.array(Phrase) }),
})
