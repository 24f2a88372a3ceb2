import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { ask, home, inside, newMember, run } from '../testing/world.ts'
import { deleteView, listViews, saveView } from './saved-views.ts'

test('a saved view is the own account’s: kept, replaced, and forgotten', async () => {
  const [mine, other] = [await newMember({ role: 'steward' }), await newMember({ role: 'steward' })]
  const view = {
    id: newId(),
    list: 'persons',
    name: '高龄',
    filters: { ageFrom: 80 },
    order: 'address',
    columns: ['name'],
  }
  const persons = { list: 'persons' }
  expect(await run(mine, saveView, view)).toMatchObject({ outcome: 'done' })
  expect(await run(mine, saveView, { ...view, filters: { ageFrom: 90 } })).toMatchObject({ outcome: 'done' })
  expect(await run(mine, saveView, { ...view, id: newId() })).toMatchObject({ why: 'saved-view-name-taken' })
  expect(await run(other, saveView, view)).toMatchObject({ why: 'not-found' })
  expect(await run(other, deleteView, { viewId: view.id })).toMatchObject({ why: 'not-found' })
  expect(await ask(mine, listViews, persons)).toEqual({
    outcome: 'done',
    answer: { views: [{ ...view, filters: { ageFrom: 90 } }] },
  })
  expect(await ask(other, listViews, persons)).toMatchObject({ answer: { views: [] } })

  expect(await run(mine, deleteView, { viewId: view.id })).toMatchObject({ outcome: 'done' })
  expect(await ask(mine, listViews, persons)).toMatchObject({ answer: { views: [] } })
})

test('lists keep their views apart; one name may stand in two of them', async () => {
  const lead = await newMember({ role: 'grid-lead' })
  const inbox = { id: newId(), list: 'inbox', name: '急件', bucket: 'overdue', filters: { class: 'P1' } }
  const cases = { id: newId(), list: 'cases', name: '急件', filters: { class: 'P1' }, as: 'board' }
  expect(await run(lead, saveView, inbox)).toMatchObject({ outcome: 'done' })
  expect(await run(lead, saveView, cases)).toMatchObject({ outcome: 'done' })

  expect(await ask(lead, listViews, { list: 'inbox' })).toMatchObject({ answer: { views: [inbox] } })
  expect(await ask(lead, listViews, { list: 'cases' })).toMatchObject({ answer: { views: [cases] } })
  expect(await run(lead, saveView, { ...inbox, id: newId(), filters: { sex: '1' } })).toMatchObject({
    why: 'invalid-input',
  })
})

test('a view that asks for what its list no longer knows is left out, the others still open', async () => {
  const lead = await newMember({ role: 'grid-lead' })
  const known = { id: newId(), list: 'inbox', name: '超期', bucket: 'overdue', filters: {} }
  const gone = { ...known, id: newId(), name: '从前', bucket: 'due-today' }
  await run(lead, saveView, known)
  await run(lead, saveView, gone)
  await inside(await home(), (tx) =>
    tx
      .updateTable('saved_views')
      .set({ view: JSON.stringify({ ...gone, bucket: 'no-more' }) })
      .where('id', '=', gone.id)
      .execute(),
  )
  expect(await ask(lead, listViews, { list: 'inbox' })).toEqual({ outcome: 'done', answer: { views: [known] } })
})
