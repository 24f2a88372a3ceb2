import { expect, test } from 'vitest'
import { dictionaries } from '../lib/language.ts'

// Every module of the screens is read, so that every dictionary is known.
const modules = import.meta.glob([
  '../lib/*.ts',
  './**/*.words.ts',
  './**/*.tsx',
  '!../**/*.test.ts',
  '!./**/*.test.tsx',
  '!./main.tsx',
])

test('every word of the desk is said in both languages', async () => {
  await Promise.all(Object.values(modules).map((load) => load()))
  const pairs = dictionaries.flatMap((dictionary) => Object.entries(dictionary))
  const kindsDiffer = pairs.filter(([, [zh, en]]) => typeof zh !== typeof en)
  // A switch to the other language is named in that language.
  const chineseInEnglish = pairs.filter(
    ([, [, en]]) => typeof en === 'string' && /\p{Script=Han}/u.test(en) && en !== '中文',
  )
  const missing = pairs.filter(([, [zh, en]]) => (zh === '') !== (en === ''))

  expect(pairs.length).toBeGreaterThan(200)
  expect(kindsDiffer).toEqual([])
  expect(missing).toEqual([])
  expect(chineseInEnglish.map(([key]) => key).filter((key) => !examples.has(key))).toEqual([])
})

/** English sentences that show what Chinese can be typed. */
const examples = new Set(['findText', 'numberNote', 'example'])
