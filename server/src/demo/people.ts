import type { Id } from '@red-steward/domain/ids'
import { checkCharacter } from '@red-steward/domain/registry/id-number'
import { type Day, yearsBefore } from '@red-steward/domain/time'
import type { DemoBuilding, DemoDoor } from './estate.ts'
import { type FamilyKind, makeFamily, type Sketch } from './families.ts'
import { makeName, makeSurname } from './names.ts'
import type { Chance } from './random.ts'

export interface DemoPerson {
  id: Id
  name: string
  sex: '1' | '2'
  age: number
  birthDate: Day
  idNumber: string | null
  phone: string | null
  languageNeed: string | null
  relation: string
}

export interface DemoHousehold {
  id: Id
  door: DemoDoor
  building: DemoBuilding
  family: FamilyKind
  kind: 'AT_HOME' | 'REGISTERED_ELSEWHERE' | 'TENANT' | 'LODGER'
  openedOn: Day
  residences: { id: Id; since: Day }[]
  members: DemoPerson[]
}

/** Where and when people are made: chance, the day of loading, and what is already given out. */
export interface Cradle {
  chance: Chance
  today: Day
  /** Id numbers given out so far, per birth day and sex. */
  born: Map<string, number>
  phones: Set<string>
}

export function makeHousehold(
  cradle: Cradle,
  family: FamilyKind,
  building: DemoBuilding,
  door: DemoDoor,
): DemoHousehold {
  const { chance } = cradle
  const sketches = makeFamily(family, chance)
  const surname = makeSurname(chance)
  const members = sketches.map((sketch) => makePerson(cradle, sketch, surname))
  const openedOn = dayBefore(cradle.today, chance.whole(60, 365 * 12))
  return {
    id: chance.id(),
    door,
    building,
    family,
    kind: kindOfLiving(family, chance),
    openedOn,
    residences: members.map(({ birthDate }) => ({
      id: chance.id(),
      since: later(birthDate, openedOn),
    })),
    members,
  }
}

function kindOfLiving(family: FamilyKind, chance: Chance): DemoHousehold['kind'] {
  const renting = family === 'flatmates' ? 0.95 : family === 'single' ? 0.35 : family === 'couple' ? 0.2 : 0.08
  if (chance.happens(renting)) return 'TENANT'
  if (chance.happens(0.01)) return 'LODGER'
  return chance.happens(0.07) ? 'REGISTERED_ELSEWHERE' : 'AT_HOME'
}

function makePerson(cradle: Cradle, sketch: Sketch, headSurname: string): DemoPerson {
  const { chance, today } = cradle
  const { sex, age, relation } = sketch
  const birthDate = dayBefore(yearsBefore(today, age), chance.whole(1, 360))
  const surname = sketch.surname === 'head' ? headSurname : makeSurname(chance)
  return {
    id: chance.id(),
    name: makeName(chance, sex, age, surname),
    sex,
    age,
    birthDate,
    // Newborns and some of the very old have no number on file.
    idNumber: chance.happens(age < 1 ? 0.6 : age > 85 ? 0.06 : 0.008) ? null : makeIdNumber(cradle, birthDate, sex),
    phone: age < 12 || chance.happens(age > 75 ? 0.35 : age < 18 ? 0.6 : 0.06) ? null : makePhone(cradle),
    languageNeed: makeLanguageNeed(age, chance),
    relation,
  }
}

function makeLanguageNeed(age: number, chance: Chance): string | null {
  if (age < 55 || chance.happens(0.7)) return chance.happens(0.003) ? 'SIGN' : null
  return chance.pick(['KAILI_DIALECT', 'KAILI_DIALECT', 'MIAO', 'MIAO', 'DONG'])
}

/** The area 522699 does not exist, so the number is nobody's; the checksum holds. */
function makeIdNumber({ born }: Cradle, birthDate: Day, sex: '1' | '2'): string {
  const day = birthDate.replaceAll('-', '')
  const key = `${day}${sex}`
  const nth = born.get(key) ?? 0
  born.set(key, nth + 1)
  const sequence = (nth * 2 + (sex === '1' ? 1 : 2)) % 1000
  const number = `522699${day}${String(sequence).padStart(3, '0')}`
  return number + checkCharacter(number)
}

/** 160 is given to no operator, so the number rings nowhere. */
function makePhone({ chance, phones }: Cradle): string {
  let phone: string
  do phone = `160${String(chance.whole(0, 99_999_999)).padStart(8, '0')}`
  while (phones.has(phone))
  phones.add(phone)
  return phone
}

export function dayBefore(day: Day, days: number): Day {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}

export function later(one: Day, other: Day): Day {
  return [one, other].sort()[1]!
}
