import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

/** Work that goes on until it is let go; `begun` tells how many have begun. */
function holding(turns: Turns) {
  const gates: (() => void)[] = []
  const begin = (caller: string) =>
    turns.take(caller, () => new Promise<string>((done) => gates.push(() => done(caller))))
  return { begin, begun: () => gates.length, letGo: (at: number) => gates[at]!() }
}

const settled = () => new Promise((done) => setImmediate(done))

test('two at once, the third when one is done, in the order they came', async () => {
  const { begin, begun, letGo } = holding(new Turns({ atOnce: 2, mostOfOne: 9, mostOfAll: 9 }))
  const all = ['a', 'b', 'c', 'd'].map(begin)
  await settled()
  expect(begun()).toBe(2)
  letGo(1)
  await settled()
  expect(begun()).toBe(3)
  letGo(2)
  expect(await all[2]).toBe('c')
  await settled()
  expect(begun()).toBe(4)
})

test('one caller with many under way is turned away, the others are not; when all are too many, so is everybody', async () => {
  const { begin, letGo } = holding(new Turns({ atOnce: 1, mostOfOne: 2, mostOfAll: 3 }))
  const first = begin('a')
  void begin('a')
  await expect(begin('a')).rejects.toMatchObject({ why: 'too-many-tries' })
  void begin('b')
  await expect(begin('c')).rejects.toMatchObject({ why: 'unavailable' })
  await settled()
  letGo(0)
  await first
  void begin('c')
  await expect(begin('d')).rejects.toMatchObject({ why: 'unavailable' })
})

test('work that fails makes room like any other', async () => {
  const turns = new Turns({ atOnce: 1, mostOfOne: 1, mostOfAll: 1 })
  const broken = () => Promise.reject(new Error('broken'))
  await expect(turns.take('a', broken)).rejects.toThrow('broken')
  expect(await turns.take('a', async () => 'done')).toBe('done')
})
