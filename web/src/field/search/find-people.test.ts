import { expect, test } from 'vitest'
import { indexPeople, peopleFinder } from './find-people.ts'

const card = (name: string, pinyin: string, initials: string) => ({
  id: name,
  name,
  pinyin,
  initials,
  dwellingId: null,
})
const people = [
  card('张小明', "zhang'xiao'ming", 'zxm'),
  card('章晓梅', "zhang'xiao'mei", 'zxm'),
  card('王明', "wang'ming", 'wm'),
  card('欧阳明月', "ou'yang'ming'yue", 'oymy'),
  card("O'Neil", "o'neil", 'on'),
]
const index = indexPeople(people)
const names = (text: string, find = peopleFinder(index)) => find(text).map(({ name }) => name)

test.each([
  ['张小明', ['张小明']],
  ['明', ['欧阳明月', '王明', '张小明']],
  ['zxm', ['章晓梅', '张小明']],
  ['张xm', ['张小明']],
  ['zhangxiaomei', ['章晓梅']],
  ['ming', ['欧阳明月', '王明', '张小明']],
  ['my', ['欧阳明月']],
  ['8-1-401', []],
])('a steward who types %s finds whom she means', (text, expected) => {
  expect(names(text).toSorted()).toEqual(expected.toSorted())
})

test.each(['张小明', 'zhangxm', '张xm', "o'n", "zhang'xiao", 'mingyue', '明月', 'z张', 'y'])(
  'typing %s letter by letter, and taking it back, finds what typing it at once does',
  (text) => {
    const find = peopleFinder(index)
    const begun = Array.from(text, (_, at) => text.slice(0, at + 1))
    for (const part of [...begun, ...begun.toReversed(), text])
      expect([part, names(part, find)]).toEqual([part, names(part)])
  },
)
