import { newId } from '@red-steward/domain/ids'

/** One valid input per command and query of search, lists and duplicates, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'registry.search': { text: 'zxm' },
  'registry.list-persons': { order: 'name', limit: 10 },
  'registry.list-households': { order: 'freshness', staleDays: 90 },
  'registry.duplicates': { limit: 10 },
  'registry.merges': {},
  'registry.merge-persons': { id: newId(), keptId: newId(), droppedId: newId(), take: ['phone'] },
  'registry.unmerge-persons': { mergeId: newId() },
  'registry.dismiss-duplicate': { firstId: newId(), secondId: newId() },
}
