import { expect, test } from 'vitest'
import { keepContact, mayKeepContact, nearestContacts } from './utility-contacts.ts'

const at = { compoundId: 'compound', buildingId: 'building' }
const contact = (name: string, where: Partial<typeof at>, aroundTheClock = true) => ({
  ...{ id: name, version: 1, compoundId: null, buildingId: null, name, phone: '119', aroundTheClock, hours: '' },
  ...where,
})

test('whoever stands at a door is given the nearest number: the building’s, else the compound’s, else everybody’s', () => {
  const all = [
    contact('city', {}),
    contact('by day', { compoundId: 'compound' }, false),
    contact('by night', { compoundId: 'compound' }),
    contact('other building', { buildingId: 'other' }),
  ]
  const named = (contacts: typeof all, place = at) => nearestContacts(contacts, place).map(({ name }) => name)

  expect(named([...all, contact('own', { buildingId: 'building' })])).toEqual(['own'])
  expect(named(all)).toEqual(['by night', 'by day'])
  expect(named(all, { compoundId: 'elsewhere', buildingId: 'elsewhere' })).toEqual(['city'])
  expect(named([])).toEqual([])
})

test('a grid lead keeps numbers of compounds and buildings, the community’s only who answers for all of it', () => {
  const lead = { id: 'x', name: '', role: 'grid-lead' as const, communityId: 'y', grids: ['g'] }
  expect(mayKeepContact(lead, { compoundId: null, buildingId: null })).toMatchObject({ why: 'whole-community-only' })
  expect(mayKeepContact(lead, { compoundId: 'c', buildingId: null }).allowed).toBe(true)
  expect(mayKeepContact({ ...lead, grids: 'all' }, { compoundId: null, buildingId: null }).allowed).toBe(true)
})

test.each([['0855-8123456'], ['95598'], ['+86 855 8123456']])('%s can be dialled', (phone) => {
  const input = { id: '019b0000-0000-7000-8000-000000000001', base: 0, kind: 'LIFT', name: '电梯维保' }
  expect(keepContact.input.safeParse({ ...input, phone, aroundTheClock: true }).success).toBe(true)
  expect(keepContact.input.safeParse({ ...input, phone: `${phone} 转王师傅`, aroundTheClock: true }).success).toBe(
    false,
  )
})
