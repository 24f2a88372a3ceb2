// Search as you type over one community: what is asked, what is answered. How words become terms: `search-plan.ts`.
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'

/** Characters from (inclusive) and to (exclusive), to be marked in the text beside. */
export const Highlight = z.tuple([z.int(), z.int()])
export type Highlight = z.infer<typeof Highlight>

/** What of the subject matched what was typed; the screen says so in small print when it is not the name. */
export const MatchedBy = z.enum(['name', 'pinyin', 'initials', 'mixed', 'door', 'place', 'phone', 'id-number'])
export type MatchedBy = z.infer<typeof MatchedBy>

export const SearchHit = z.object({
  kind: z.enum(['person', 'dwelling', 'building']),
  /** The person, dwelling or building. */
  id: Id,
  buildingId: Id.nullable(),
  dwellingId: Id.nullable(),
  /** The household the person lives in now, or that lives in the dwelling now (the first, when several do). */
  householdId: Id.nullable(),
  /** A person's name as the asker may see it; for a dwelling the head of its household; for a building its name. */
  name: z.string().nullable(),
  /** In `name`; empty when the name is masked or did not match. */
  nameHighlights: z.array(Highlight),
  /** GB 2261.1: 0 unknown, 1 male, 2 female, 9 not stated; null when the hit is no person. */
  sex: z.enum(['0', '1', '2', '9']).nullable(),
  age: z.int().nullable(),
  /** Relation to the head, two digits of GB/T 4761. */
  relation: z.string().nullable(),
  /** Where they live, in full: `冠顺山江华府一期8号楼1单元401`. */
  address: z.string(),
  addressHighlights: z.array(Highlight),
  /** How many live in the dwelling, or in how many dwellings of the building; null for a person. */
  count: z.int().nullable(),
  /** Died or moved out; only when asked for. */
  former: z.boolean(),
  matchedBy: MatchedBy,
  how: z.enum(['exact', 'prefix', 'inside']),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchAnswer = z.object({
  /** Best first: exact, then from the beginning, then inside. */
  hits: z.array(SearchHit),
  /** There are more than were answered: type on. */
  more: z.boolean(),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** `GET /api/queries/registry.search?text=zxm&limit=20`. An empty text answers no hits. */
export const search = queryShape({
  name: 'registry.search',
  permission: 'registry.search',
  summary: 'Find persons, dwellings and buildings by name, pinyin, initials, door, last four of a phone, or id number.',
  input: z.strictObject({
    text: z.string().trim().max(60),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    /** Also those who died or moved out. */
    former: z.stringbool().or(z.boolean()).default(false),
  }),
  answer: SearchAnswer,
})
