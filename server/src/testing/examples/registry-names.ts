/** One valid input per command and query of search, lists and duplicates, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'registry.search': { text: 'zxm' },
}
