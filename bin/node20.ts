// Node 20 has no Map.groupBy, which vitest's reporter wants when a test fails.
const maps = Map as unknown as { groupBy?: unknown }
maps.groupBy ??= <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K) => {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

export {}
