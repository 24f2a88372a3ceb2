import { expect, test } from 'vitest'
import { type Comparable, similarity, WORTH_A_LOOK } from './similarity.ts'

const wang: Comparable = {
  name: '王小明',
  pinyin: "wang'xiao'ming",
  sex: '1',
  birthDate: '1963-05-04',
  idMark: null,
  phoneMark: null,
  householdId: null,
  dwellingId: null,
  buildingId: null,
}

const cases: [string, Partial<Comparable>, Partial<Comparable>, boolean, string[]][] = [
  ['name and birth date equal', {}, {}, true, ['same-name', 'same-birth-date']],
  [
    'same id number, other name',
    { idMark: 'x' },
    { idMark: 'x', name: '李四', pinyin: "li'si", sex: '2', birthDate: '1980-01-01' },
    true,
    ['same-id-number', 'different-birth-dates', 'different-sex'],
  ],
  ['homophones born the same day', {}, { name: '王晓明' }, true, ['same-sound', 'same-birth-date']],
  [
    'look-alikes born the same day',
    { name: '王小晴', pinyin: "wang'xiao'qing" },
    { name: '王小睛', pinyin: "wang'xiao'jing" },
    true,
    ['look-alike', 'same-birth-date'],
  ],
  [
    'day and month swapped',
    { birthDate: '1963-05-04' },
    { birthDate: '1963-04-05' },
    true,
    ['same-name', 'birth-day-and-month-swapped'],
  ],
  ['one digit of the birth date', {}, { birthDate: '1968-05-04' }, true, ['same-name', 'birth-date-one-digit-off']],
  ['same name and phone', { phoneMark: 'p', birthDate: null }, { phoneMark: 'p' }, true, ['same-name', 'same-phone']],
  [
    'same name, same household, no birth date',
    { householdId: 'h', birthDate: null },
    { householdId: 'h' },
    true,
    ['same-name', 'same-household'],
  ],
  [
    'same name behind one door',
    { dwellingId: 'd', birthDate: null },
    { dwellingId: 'd', birthDate: null },
    true,
    ['same-name', 'same-door'],
  ],
  [
    'a lunar birthday, same building, same phone',
    { buildingId: 'b', phoneMark: 'p', birthDate: '1963-05-04' },
    { buildingId: 'b', phoneMark: 'p', birthDate: '1963-06-14' },
    true,
    ['same-name', 'birth-date-lunar', 'same-phone', 'same-building'],
  ],
  [
    'a character left out, same day, same phone',
    { phoneMark: 'p' },
    { phoneMark: 'p', name: '王明', pinyin: "wang'ming" },
    true,
    ['shorter-name', 'same-birth-date', 'same-phone'],
  ],
  [
    'the ear of the place, same day, same building',
    { buildingId: 'b' },
    { buildingId: 'b', name: '王晓敏', pinyin: "wang'xiao'min" },
    true,
    ['similar-sound', 'same-birth-date', 'same-building'],
  ],
  ['two of the same common name', {}, { birthDate: '1990-01-01' }, false, ['same-name', 'different-birth-dates']],
  ['the same name and nothing else', { birthDate: null }, { birthDate: null }, false, ['same-name']],
  [
    'two numbers that differ',
    { idMark: 'x' },
    { idMark: 'y' },
    false,
    ['different-id-numbers', 'same-name', 'same-birth-date'],
  ],
  [
    'brother and sister of one sound',
    { sex: '1' },
    { sex: '2', name: '王晓明' },
    false,
    ['same-sound', 'same-birth-date', 'different-sex'],
  ],
  [
    'twins at one door with one phone',
    { householdId: 'h', phoneMark: 'p' },
    { householdId: 'h', phoneMark: 'p', name: '王小亮', pinyin: "wang'xiao'liang" },
    false,
    [],
  ],
  [
    'a couple with one phone',
    { householdId: 'h', phoneMark: 'p' },
    { householdId: 'h', phoneMark: 'p', name: '李芳', pinyin: "li'fang", sex: '2', birthDate: '1965-01-01' },
    false,
    [],
  ],
]

test.each(cases)('%s', (_, a, b, isWorth, reasons) => {
  const found = similarity({ ...wang, ...a }, { ...wang, ...b })
  expect(found.reasons).toEqual(reasons)
  expect(found.score >= WORTH_A_LOOK).toBe(isWorth)
  expect(similarity({ ...wang, ...b }, { ...wang, ...a })).toEqual(found)
})
