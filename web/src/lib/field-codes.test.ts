import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refusalWords } from '@red-steward/domain/words/refusals'
import { expect, test } from 'vitest'
import { dictionaries } from './language.ts'
import './refusal-text.ts'

const DOMAIN = join(import.meta.dirname, '../../../domain/src')

test('every code a schema may find wrong with a field has words', () => {
  const files = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const codes = files.flatMap((name) =>
    [...readFileSync(join(DOMAIN, name), 'utf8').matchAll(/params: \{ code: '([^']+)'/g)].map(([, code]) => code!),
  )
  const fields = dictionaries.find((dictionary) => 'invalid_type' in dictionary)!
  expect(codes.length).toBeGreaterThan(8)
  expect(codes.filter((code) => !(code in fields) && !(code in refusalWords))).toEqual([])
})
