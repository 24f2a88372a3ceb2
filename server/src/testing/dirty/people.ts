import { checkCharacter } from '@red-steward/domain/registry/id-number'

/** A small repeatable source of chance (mulberry32): the same seed makes the same file on every machine. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, pick: <T>(list: ArrayLike<T>): T => list[below(list.length)] as T }
}
export type Chance = ReturnType<typeof chance>

/** One synthetic resident; the area code 522699 belongs to no place, so no living person is hit. */
export interface Resident {
  name: string
  sex: '男' | '女'
  birthDate: string
  idNumber: string
  phone: string
  relation: string
}

export interface Home {
  building: number
  unit: number
  room: string
  residents: Resident[]
}

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰文华玉红玲辉建国志梅鑫海波宁婷雪琳晶欣瑶怡浩宇轩子涵梓萱博思睿佳琪雨泽一诺语桐俊熙若曦晨阳春生德福永贵光荣凤珍素云惠淑贞莲菊香'

export function newResident(
  luck: Chance,
  year: number,
  sex: '男' | '女',
  relation: string,
  surname?: string,
): Resident {
  const month = 1 + luck.below(12)
  const day = 1 + luck.below(28)
  const birthDate = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const order = String(luck.below(49) * 2 + (sex === '男' ? 1 : 0) + luck.below(9) * 100).padStart(3, '0')
  const seventeen = `522699${birthDate.replaceAll('-', '')}${order}`
  const name = (surname ?? luck.pick(surnames)) + luck.pick(given) + (luck.next() < 0.75 ? luck.pick(given) : '')
  return {
    name,
    sex,
    birthDate,
    idNumber: seventeen + checkCharacter(seventeen),
    phone: `1${luck.pick('3578')}${String(luck.below(10 ** 9)).padStart(9, '0')}`,
    relation,
  }
}

/** A family of one to five at a door: head, spouse, children, a parent. */
function newFamily(luck: Chance, size: number): Resident[] {
  const headYear = 1940 + luck.below(58)
  const head = newResident(luck, headYear, luck.next() < 0.7 ? '男' : '女', '户主')
  const spouseSex = head.sex === '男' ? '女' : '男'
  const family = [head]
  if (size > 1) family.push(newResident(luck, headYear + luck.below(5), spouseSex, spouseSex === '女' ? '妻' : '夫'))
  for (let child = 0; child < size - 2 && child < 2; child++) {
    const sex = luck.next() < 0.5 ? '男' : '女'
    const year = Math.min(headYear + 24 + luck.below(8), 2025)
    family.push(newResident(luck, year, sex, sex === '男' ? '子' : '女', head.name[0]))
  }
  if (size > 4) family.push(newResident(luck, Math.max(1931, headYear - 26), '女', '母亲'))
  return family
}

/** Homes enough for exactly this many residents, no id number twice. */
export function newHomes(luck: Chance, residents: number, buildings: number): Home[] {
  const homes: Home[] = []
  const seen = new Set<string>()
  let left = residents
  for (let index = 0; left > 0; index++) {
    const building = 1 + (index % buildings)
    const nth = Math.floor(index / buildings)
    const unit = 1 + (nth % 3)
    const floor = 1 + Math.floor(nth / 12)
    const members = freshFamily(luck, Math.min(left, 1 + luck.below(3) + (luck.next() < 0.1 ? 2 : 0)), seen)
    homes.push({ building, unit, room: `${floor}0${1 + (Math.floor(nth / 3) % 4)}`, residents: members })
    left -= members.length
  }
  return homes
}

/** A family nobody of which was drawn before: two people cannot have one id number. */
function freshFamily(luck: Chance, size: number, seen: Set<string>): Resident[] {
  for (;;) {
    const family = newFamily(luck, size)
    const numbers = new Set(family.map((person) => person.idNumber))
    if (numbers.size < family.length || family.some((person) => seen.has(person.idNumber))) continue
    for (const number of numbers) seen.add(number)
    return family
  }
}
