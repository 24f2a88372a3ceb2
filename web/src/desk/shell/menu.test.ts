import { Role } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { menuFor } from './menu.tsx'

test('no two places of a post are reached by the same letter', () => {
  for (const role of Role.options) {
    const places = menuFor({ id: newId(), name: '', role, communityId: newId(), grids: 'all' })
    const twice = places.filter(({ letter }, at) => places.findIndex((one) => one.letter === letter) !== at)
    expect([role, ...twice.map(({ to }) => to)]).toEqual([role])
  }
})
