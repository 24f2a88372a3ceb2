import type { Day } from '@red-steward/domain/time'
import type { FamilyKind } from './families.ts'
import { type DemoHousehold, type DemoPerson, dayBefore } from './people.ts'

// One syllable, two characters: what a hurried hand writes for the other.
const homophones = new Map(
  '伟玮 军君 勇永 杰洁 明鸣 健建 涛韬 磊雷 飞非 斌彬 浩昊 宇雨 辰晨 静靖 丽莉 芳方 燕艳 娟涓 英颖 平萍 红虹 玲铃 兰岚 云芸 佳嘉 婷亭 欣心 怡仪 慧惠'
    .split(' ')
    .map(([one, other]) => [one!, other!] as const),
)

type Slip = (person: DemoPerson) => Partial<DemoPerson>

const slips: readonly Slip[] = [
  ({ name }) => ({ name: name.slice(0, -1) + homophones.get(name.at(-1)!), idNumber: null, phone: null }),
  ({ birthDate }) => ({ birthDate: nextKey(birthDate), idNumber: null, phone: null }),
  ({ birthDate }) => ({ birthDate: dayBefore(birthDate, 33), idNumber: null }),
  ({ idNumber }) => ({ idNumber: idNumber!.slice(0, 6) + idNumber!.slice(8, 17), phone: null }),
]

const PAIRS_OF_EACH = 3

/**
 * Some who live alone become people registered once more by mistake: with another character of the same sound, another
 * day, the lunar birthday, the number of fifteen digits. Nobody is added, so the counts stay, and so do ages.
 */
export function registerTwice(households: readonly DemoHousehold[]): void {
  const young = pairsOf(households, 'couple', ({ family, kind }) => family === 'single' && kind === 'TENANT')
  const old = pairsOf(households, 'elder-couple', ({ family }) => family === 'elder-alone')
  for (let at = 0; at < slips.length * PAIRS_OF_EACH; at++) {
    const pair = (at % PAIRS_OF_EACH === 2 ? old : young)[at]
    if (!pair) continue
    const [person, double] = pair
    const { name, sex, age, birthDate, phone, idNumber } = person
    Object.assign(double, {
      name,
      sex,
      age,
      birthDate,
      phone,
      idNumber,
      ...slips[Math.floor(at / PAIRS_OF_EACH)]!(person),
    })
  }
}

/** Heads whose name another character would fit, each beside somebody who lives alone elsewhere. */
function pairsOf(
  households: readonly DemoHousehold[],
  family: FamilyKind,
  alone: (household: DemoHousehold) => boolean,
) {
  const heads = households.filter((household) => household.family === family).map(({ members }) => members[0]!)
  const known = heads.filter(
    ({ name, idNumber, phone, birthDate }) => idNumber && phone && birthDate < '2000' && homophones.has(name.at(-1)!),
  )
  const doubles = households.filter(alone)
  return known.slice(0, doubles.length).map((person, at) => [person, doubles[at]!.members[0]!] as const)
}

/** The day one key beside the right one: one digit off, in the same month. */
function nextKey(day: Day): Day {
  const number = Number(day.slice(8))
  const other = number === 30 ? 20 : number % 10 < 8 && number < 28 ? number + 1 : number - 1
  return `${day.slice(0, 8)}${String(other).padStart(2, '0')}`
}
