import { expect, test } from 'vitest'
import { Documents } from './replica.ts'

test.each([
  ['duty', ['duty', 'person']],
  ['person', ['person', 'duty']],
])('an edit of a person in care is made on the person’s version, though the %s came first', (_, kinds) => {
  const replica = new Documents()
  const versions: Record<string, number> = { duty: 9, person: 2 }
  replica.put(kinds.map((kind) => ({ kind, id: 'p', buildingId: 'b', version: versions[kind]! })))

  expect(replica.versionOf('p')).toBe(2)
})

test('a duty alone is no ground for an edit under its person’s id', () => {
  const replica = new Documents()
  replica.put([{ kind: 'duty', id: 'p', buildingId: 'b', version: 9 }])
  expect(replica.versionOf('p')).toBeUndefined()
})
