import { expect, test } from 'vitest'
import { communityFile } from '../testing/dirty/community-file.ts'
import { commit, communityWithHomes, dryRun, upload } from '../testing/imports-world.ts'
import { inside } from '../testing/world.ts'
import { doubtSettled, forgetSettled, rememberSettled } from './settled-memory.ts'

test('two lanes that begin at once share one memory, and what one settles the other knows', async () => {
  const secretary = await communityWithHomes()
  const importId = await upload(
    secretary,
    '台账.xlsx',
    (await communityFile({ persons: 60, buildings: 3, seed: 5 })).bytes,
  )
  const remember = () => inside(secretary.communityId, (tx) => rememberSettled({ tx, actor: secretary }, importId))

  const [one, other] = await Promise.all([remember(), remember()])
  one.numbers.add(7)

  expect(other).toBe(one)
  expect((await remember()).numbers).toEqual(new Set([7]))
})

test('in doubt, what others have settled is added to what is known', async () => {
  const secretary = await communityWithHomes()
  const importId = await upload(
    secretary,
    '台账.xlsx',
    (await communityFile({ persons: 60, buildings: 3, seed: 6 })).bytes,
  )
  const remember = () => inside(secretary.communityId, (tx) => rememberSettled({ tx, actor: secretary }, importId))
  await dryRun(secretary, importId)
  await commit(secretary, importId)
  const settled = await remember()
  const all = settled.numbers.size
  for (const number of [...settled.numbers].slice(0, 10)) settled.numbers.delete(number)

  expect((await remember()).numbers.size).toBe(all - 10)
  doubtSettled(importId)
  expect(await remember()).toBe(settled)
  expect(settled.numbers.size).toBe(all)
  forgetSettled(importId)
})
