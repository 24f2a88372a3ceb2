import { describe, expect, test } from 'vitest'
import { branches, confidentialLeaves, leafCodes, leafOf } from './catalogue.ts'

describe('the catalogue of handbook §5.5', () => {
  test('has 72 leaves: 61, six disputes, five questions', () => {
    expect(leafCodes).toHaveLength(72)
    expect(leafCodes.filter((code) => code.startsWith('08'))).toHaveLength(6)
    expect(leafCodes.filter((code) => code.startsWith('09'))).toHaveLength(5)
  })

  test('numbers the leaves of a branch without gaps', () => {
    for (const branch of Object.keys(branches)) {
      const own = leafCodes.filter((code) => code.startsWith(branch))
      expect(own).toEqual(own.map((_, at) => `${branch}${String(at + 1).padStart(2, '0')}`))
    }
  })

  test('no two leaves bear the same name in either language', () => {
    for (const language of ['zh', 'en'] as const)
      expect(new Set(leafCodes.map((code) => leafOf(code)[language])).size).toBe(leafCodes.length)
  })

  test('danger comes first: the emergencies and four leaves of help are P1', () => {
    const first = leafCodes.filter((code) => leafOf(code).class === 'P1')
    expect(first).toEqual('0101 0102 0103 0105 0106 0107 0108 0109 0110 0111 0701 0704 0705'.split(' '))
  })

  test('what is confidential is what §4.4 and §5.5 name', () => {
    expect(confidentialLeaves).toEqual(['0704', '0705', '0708', '0802'])
  })
})
