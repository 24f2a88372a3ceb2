import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Named, NameIndex } from './name-index.ts'
import { nameTokens, parseReading } from './names.ts'
import { splitLetters } from './pinyin.ts'
import { matchOf, planNames } from './search-plan.ts'

const initials: Record<string, string[]> = {
  张: ['z'],
  章: ['z'],
  小: ['x'],
  晓: ['x'],
  明: ['m'],
  单: ['s', 'd', 'c'],
  欧: ['o'],
  阳: ['y'],
}
const initialsOf = (character: string) => initials[character] ?? ['q']

const people: [string, string][] = [
  ['张小明', 'zhang xiao ming'],
  ['张明', 'zhang ming'],
  ['章晓梅', 'zhang xiao mei'],
  ['单小明', 'shan xiao ming'],
  ['欧阳雪', 'ou yang xue'],
  ['李西安', 'li xi an'],
  ['冼安', 'xian an'],
  ['连梅', 'lian mei'],
  ['李梅', 'li mei'],
  ['王明张', 'wang ming zhang'],
  ['吕绿', 'lv lv'],
  ['钱乐', 'qian yue'],
  ['阿依·古丽', 'a yi gu li'],
  ['Anna Smith', 'anna smith'],
]
const persons = people.map(([name, reading], i) => ({
  id: `${i}`,
  name,
  pinyin: parseReading(name, reading)!.join("'"),
}))
const index = new NameIndex<Named>()
index.fill(persons)

/** What the server does: ranges in order, each in its own order, first find wins. */
function found(text: string, among = index): string[] {
  const names = new Set<string>()
  for (const range of planNames(text, initialsOf)) {
    among.scan(range, (person, token) => {
      if (matchOf(person, token, range)) names.add(person.name)
      return false
    })
  }
  return [...names]
}

test.each([
  ['张', ['张小明', '张明', '王明张']],
  ['张小', ['张小明']],
  ['张小明', ['张小明']],
  ['小明', ['张小明', '单小明']],
  ['明', ['张小明', '张明', '单小明', '王明张']],
  ['阳雪', ['欧阳雪']],
  ['zhang', ['张明', '章晓梅', '张小明', '王明张']],
  ['zhangm', ['张明']],
  ['zhangx', ['章晓梅', '张小明']],
  ['zhangxiaoming', ['张小明']],
  ['ZhangXiaoM', ['章晓梅', '张小明']],
  ['zhang xiao ming', ['张小明']],
  ["zhang'xiao'mei", ['章晓梅']],
  ['xiaoming', ['张小明', '单小明']],
  ['ming', ['张小明', '张明', '单小明', '王明张']],
  ['zxm', ['章晓梅', '张小明']],
  ['zm', ['张明']],
  ['xm', ['章晓梅', '张小明', '单小明']],
  ['oyx', ['欧阳雪']],
  ['z', ['张明', '章晓梅', '张小明', '王明张']],
  ['zh', ['张明', '章晓梅', '张小明', '王明张']],
  ['zhx', ['章晓梅', '张小明']],
  ['张xm', ['张小明']],
  ['张x', ['张小明']],
  ['张xiaom', ['张小明']],
  ['张m', ['张明']],
  ['张小m', ['张小明']],
  ['zhang明', ['张明']],
  ['zhang小明', ['张小明']],
  ['z小明', ['张小明']],
  ['小m', ['张小明', '单小明']],
  ['zhangxm', ['章晓梅', '张小明']],
  ['zxiaoming', ['张小明']],
  ['zxiaom', ['章晓梅', '张小明']],
  ['单xm', ['单小明']],
  ['shan', ['单小明']],
  ['dan', []],
  ['li', ['李梅', '李西安', '连梅', '阿依·古丽']],
  ['lian', ['连梅']],
  ['xian', ['冼安', '李西安']],
  ['lv', ['吕绿']],
  ['lyu', ['吕绿']],
  ['lyulyu', ['吕绿']],
  ['qianyue', ['钱乐']],
  ['qianyu', ['钱乐']],
  ['lü', ['吕绿']],
  ['lxa', ['李西安']],
  ['古丽', ['阿依·古丽']],
  ['阿依古丽', ['阿依·古丽']],
  ['ayguli', ['阿依·古丽']],
  ['anna', ['Anna Smith']],
  ['smith', ['Anna Smith']],
  ['anna smi', ['Anna Smith']],
  ['赵', []],
  ['', []],
  ['8-1-401', []],
  ['%', []],
  ['_', []],
])('"%s" finds %j', (text, names) => {
  expect(found(text)).toEqual(names)
})

test.each([
  ['xm', '张小明', [[1, 3]]],
  ['zhang', '张小明', [[0, 1]]],
  ['张xm', '张小明', [[0, 3]]],
  ['古丽', '阿依·古丽', [[3, 5]]],
  ['yigu', '阿依·古丽', [[1, 4]]],
  ['smith', 'Anna Smith', [[5, 10]]],
])('typing %s marks in %s the characters %j', (text, name, highlights) => {
  const matches = planNames(text, initialsOf).flatMap((range) => {
    const seen: ReturnType<typeof matchOf>[] = []
    index.scan(range, (person, token) => {
      if (person.name === name) seen.push(matchOf(person, token, range))
      return false
    })
    return seen
  })
  expect(matches[0]?.highlights).toEqual(highlights)
})

test('those who are gone are found only when asked for', () => {
  expect(planNames('zm', initialsOf, false).some(({ former }) => former)).toBe(false)
  expect(planNames('zm', initialsOf, true).map(({ former }) => former)).toEqual([false, false, true, true])
})

test('an index that people joined and left finds what one made at once finds', () => {
  const syllable = fc.constantFrom('zhang', 'xiao', 'ming', 'xian', 'xi', 'an', 'lv')
  const character = fc.constantFrom(...'张章小晓明单欧阳绿')
  const person = fc.array(fc.tuple(character, syllable), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(fc.tuple(person, fc.boolean()), { maxLength: 30 }), (rows) => {
      const all = rows.map(([tokens, leaves], i) => ({
        id: String(i).padStart(3, '0'),
        name: tokens.map(([written]) => written).join(''),
        pinyin: tokens.map(([, spoken]) => spoken).join("'"),
        leaves,
      }))
      const grown = new NameIndex<Named>()
      grown.fill(all.slice(0, 10))
      for (const one of all.slice(10)) grown.add(one)
      for (const one of all.filter(({ leaves }) => leaves)) grown.remove(one)
      const made = new NameIndex<Named>()
      made.fill(all.filter(({ leaves }) => !leaves))
      for (const text of ['张', '小', '小明', 'z', 'zhangxiao', 'xm', '张x', 'xian', 'zhang明'])
        expect(found(text, grown)).toEqual(found(text, made))
    }),
  )
})

test('no typed letters make more ranges than the database is asked for', () => {
  for (const text of [
    'xianganangeng',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'zhzhzhzhzhzhzhzhzhzhzhzhzhzhzh',
    '单单单x',
    'nanananananananananana',
  ]) {
    expect(planNames(text, initialsOf).length).toBeLessThanOrEqual(14)
    expect(splitLetters(text).length).toBeLessThanOrEqual(5)
  }
})

test('a corrected reading takes one syllable per character', () => {
  expect(parseReading('单小明', 'Shan Xiao  Ming')).toEqual(['shan', 'xiao', 'ming'])
  expect(parseReading('吕明', 'lü ming')).toEqual(['lv', 'ming'])
  expect(parseReading('单小明', 'shan xiao')).toBeUndefined()
  expect(nameTokens('阿依·古丽').map(({ start }) => start)).toEqual([0, 1, 3, 4])
})

test('while a name is typed in pinyin, every letter on the way still finds it', () => {
  const names = [
    'wen zhen',
    'kong yu lan',
    'xue peng',
    'zhou dong wen',
    'xiong wei',
    'fang an',
    'ou yang xue',
    'jiang en ai',
    'lv wei ye',
  ]
  for (const name of names) {
    const typed = name.replaceAll(' ', '')
    for (let length = 1; length <= typed.length; length++)
      expect([typed.slice(0, length), isFoundBy(typed.slice(0, length), name.split(' '))]).toEqual([
        typed.slice(0, length),
        true,
      ])
  }
})

function isFoundBy(text: string, syllables: string[]): boolean {
  const person = { id: '1', name: '某'.repeat(syllables.length), pinyin: syllables.join("'") }
  const alone = new NameIndex<Named>()
  alone.fill([person])
  return found(text, alone).length > 0
}

// Four syllables of no surname, such as a na nan a, may have more readings than are followed (1 of 100,000 tried).
test('however a Chinese name is put together, its pinyin in full finds it', () => {
  const syllable = fc.constantFrom(
    ...'a ai an ang bai chang chao chen dong e en er fan fang fei ga gan gang gao ge geng guo hua jian jiang lian ling lv na nan nao ning nve ou qian sheng xi xia xian xiang xiao yan ying yu yue yun zhang zhong'.split(
      ' ',
    ),
  )
  const twoSyllableSurname = fc.constantFrom(
    ...'ou yang,shang guan,si ma,zhu ge,huang fu,dong fang,nan gong,mu rong,ling hu,duan mu,xia hou,yu wen,tan tai,xuan yuan'
      .split(',')
      .map((surname) => surname.split(' ')),
  )
  const given = fc.array(syllable, { minLength: 1, maxLength: 2 })
  const name = fc
    .tuple(fc.oneof(fc.tuple(syllable), twoSyllableSurname), given)
    .map(([surname, rest]) => [...surname, ...rest])
  fc.assert(
    fc.property(name, (syllables) => {
      expect(isFoundBy(syllables.join(''), syllables)).toBe(true)
    }),
    { examples: [[['nan', 'gong', 'zhang', 'xiao']]] },
  )
})
