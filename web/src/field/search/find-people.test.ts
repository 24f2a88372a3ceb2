import { expect, test } from 'vitest'
import { findPeople, indexPeople } from './find-people.ts'

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
]
const names = (text: string) => findPeople(indexPeople(people), text).map(({ name }) => name)

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
