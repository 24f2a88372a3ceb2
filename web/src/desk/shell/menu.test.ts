import { Role } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { menuFor, menuParts } from './menu.tsx'

const placesOf = (role: Role) => menuFor({ id: newId(), name: '', role, communityId: newId(), grids: 'all' })

test('no two places of a post are reached by the same letter', () => {
  for (const role of Role.options) {
    const places = placesOf(role)
    const twice = places.filter(({ letter }, at) => places.findIndex((one) => one.letter === letter) !== at)
    expect([role, ...twice.map(({ to }) => to)]).toEqual([role])
  }
})

test.each(Role.options)('grouped, the menu of a %s has every place once, and no group of one', (role) => {
  const places = placesOf(role)
  const { top, groups } = menuParts(places)
  const shown = [...top, ...groups.flatMap(({ entries }) => entries)]
  expect(shown.map(({ to }) => to).sort()).toEqual(places.map(({ to }) => to).sort())
  expect(groups.every(({ entries }) => entries.length > 1)).toBe(true)
})

test('a long menu is grouped and a short one is not', () => {
  expect(menuParts(placesOf('secretary')).groups.map(({ group }) => group)).toEqual([
    'cases',
    'care',
    'register',
    'talks',
    'settings',
  ])
  expect(menuParts(placesOf('mediator')).groups).toEqual([])
})
