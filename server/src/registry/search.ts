import type { Actor } from '@red-steward/domain/identity/actor'
import { formatBuilding } from '@red-steward/domain/places/address'
import { type DoorPlan, type DoorRange, planDoors } from '@red-steward/domain/registry/door-plan'
import { normaliseIdNumber, toEighteen } from '@red-steward/domain/registry/id-number'
import { nameFor, seesFullNames } from '@red-steward/domain/registry/masking'
import { checkPhone } from '@red-steward/domain/registry/phone'
import {
  type Highlight,
  type MatchedBy,
  type SearchAnswer,
  type SearchHit,
  search as shape,
} from '@red-steward/domain/registry/search'
import { matchOf, type NameRange, planNames } from '@red-steward/domain/registry/search-plan'
import { ageOn, type Day, dayOf } from '@red-steward/domain/time'
import type { z } from 'zod'
import { type QueryContext, query } from '../kernel/query.ts'
import { type NameReader, nameReader, nameReaderAtHand } from './pinyin.ts'
import type { Roll, RollDoor, RollHome, RollPerson } from './roll.ts'
import { currentRoll, rollInMemory } from './rolls.ts'
import { viewOf } from './view.ts'

const order = { exact: 0, prefix: 1, inside: 2 } as const
const MOST_PLACES = 10
// Of a text without digits only these can be meant as a door: 八号楼, A栋.
const couldBeDoor = /[栋幢座楼号单元室期棟單號樓]/
const NOTHING: SearchAnswer = { hits: [], more: false }
const noDoors: DoorPlan = { ranges: [], within: null, buildings: [] }

/** From the roll in memory; the database is asked only for what changed since. */
export const search = query(
  shape,
  async (context, input) =>
    input.text === '' ? NOTHING : answer(await currentRoll(context), { ...context, reader: await nameReader() }, input),
  ({ actor, now, epoch, vault }, input) => {
    if (input.text === '') return NOTHING
    const roll = rollInMemory(actor.communityId, epoch)
    const reader = nameReaderAtHand()
    return roll && vault && reader ? answer(roll, { actor, now, vault, reader }, input) : undefined
  },
)

type Asking = Pick<QueryContext, 'actor' | 'now' | 'vault'> & { reader: NameReader }
type Input = z.output<typeof shape.input>

/** Exact first, then from the beginning, then inside; one more than asked for tells whether there are more. */
function answer(roll: Roll, asking: Asking, { text, limit, former }: Input): SearchAnswer {
  const { actor, reader } = asking
  const { places } = roll
  const ranges = plannedNames(text, reader, former)
  const doors = ranges.length > 0 && !couldBeDoor.test(text) ? noDoors : planDoors(text, places)
  const within = doors.within && new Set(doors.within)
  const fits = ({ buildingId }: RollDoor) =>
    roll.reachesBuilding(actor, buildingId) && (within === null || within.has(buildingId))
  const meant = doors.buildings.length > 0 ? doors.buildings : ranges.length > 0 ? places.named(text) : []
  const buildings = meant.filter((id) => roll.reachesBuilding(actor, id)).slice(0, MOST_PLACES)

  const describe = describer(roll, asking)
  const hits = [
    ...marked(roll, actor, marksOf(asking, text), former, limit + 1).map(describe.marked),
    ...buildings.flatMap((id) => describe.building(id, text, doors.buildings.includes(id))),
    ...roll.doorsIn(doors.ranges, fits, limit + 1).flatMap((door) => describe.dwelling(door, doors.ranges)),
    ...named(roll, actor, ranges, limit + 1).map(describe.named),
  ]
  const ranked = hits.sort((a, b) => order[a.how] - order[b.how])
  return { hits: ranked.slice(0, limit), more: ranked.length > limit }
}

// A name being typed is the beginning of many names, typed by many: its plan hangs on nothing but the letters.
const plans = new Map<string, readonly NameRange[]>()
const KEPT_PLANS = 2_000

function plannedNames(text: string, { initialsOf }: NameReader, former: boolean): readonly NameRange[] {
  const key = `${former} ${text}`
  const ranges = plans.get(key) ?? planNames(text, initialsOf, former)
  if (plans.size >= KEPT_PLANS) plans.clear()
  plans.set(key, ranges)
  return ranges
}

interface FoundByName {
  person: RollPerson
  home: RollHome
  match: NonNullable<ReturnType<typeof matchOf>>
  range: NameRange
}

function named(roll: Roll, actor: Actor, ranges: readonly NameRange[], limit: number): FoundByName[] {
  const found = new Map<RollPerson, FoundByName>()
  roll.named(ranges, (person, token, range) => {
    if (found.has(person)) return false
    // A rough range holds more names that do not fit than homes out of reach, and a name is at hand.
    const match = matchOf(person, token, range)
    const home = match && roll.homeFor(actor, person)
    if (home && match) found.set(person, { person, home, match, range })
    return found.size >= limit
  })
  return [...found.values()]
}

type Which = 0 | 1 | 2
interface FoundByMark {
  person: RollPerson
  home: RollHome
  which: Which
}

function marked(roll: Roll, actor: Actor, marks: readonly Buffer[][], former: boolean, limit: number): FoundByMark[] {
  const found = new Map<RollPerson, FoundByMark>()
  for (const which of [0, 1, 2] as const) {
    for (const person of roll.marked(which, marks[which]!)) {
      const home = former || !person.former ? roll.homeFor(actor, person) : undefined
      if (home && !found.has(person)) found.set(person, { person, home, which })
    }
  }
  return [...found.values()].slice(0, limit)
}

/** What of the text can be an exact number: an id (18, 15, or a passport's), a phone, the last four of a phone. */
function marksOf({ actor, vault }: Asking, text: string): Buffer[][] {
  // Who may not see numbers may not try them out either.
  if (viewOf(actor) === 'door') return [[], [], []]
  const number = normaliseIdNumber(text)
  const isId = /^(\d{15}|\d{17}[\dX]|[A-Z]{1,3}\d{6,15})$/.test(number)
  const phone = /^[\d\s()+-]{7,20}$/.test(text) ? checkPhone(text).number : null
  const idNumbers = isId ? [number, ...(/^\d{15}$/.test(number) ? [toEighteen(number)] : [])] : []
  return [
    idNumbers.map((id) => vault.fingerprint('id-number', id)),
    phone ? [vault.fingerprint('phone', phone)] : [],
    /^\d{4}$/.test(number) ? [vault.fingerprint('phone-tail', number)] : [],
  ]
}

function describer(roll: Roll, { actor, now }: Asking) {
  const {
    places: { buildingOf, compoundOf },
    persons,
  } = roll
  const today: Day = dayOf(now)
  const bare = viewOf(actor) === 'door'

  function found(
    person: RollPerson,
    { door, householdId, relation }: RollHome,
    nameHighlights: Highlight[],
    matchedBy: MatchedBy,
    how: SearchHit['how'],
  ): SearchHit {
    return {
      kind: 'person',
      id: person.id,
      buildingId: door.buildingId,
      dwellingId: door.id,
      householdId,
      name: nameFor(actor.role, person.name),
      nameHighlights,
      sex: bare ? null : person.sex,
      age: bare || person.birthDate === null || person.former ? null : ageOn(person.birthDate, today),
      relation: bare ? null : relation,
      address: roll.addressOf(door),
      addressHighlights: [],
      count: null,
      former: person.former,
      matchedBy,
      how,
    }
  }

  return {
    named({ person, home, match, range }: FoundByName): SearchHit {
      const how = range.inside ? 'inside' : match.exact ? 'exact' : 'prefix'
      return found(person, home, seesFullNames(actor.role) ? match.highlights : [], range.matchedBy, how)
    },
    marked({ person, home, which }: FoundByMark): SearchHit {
      return found(person, home, [], which === 0 ? 'id-number' : 'phone', which === 2 ? 'prefix' : 'exact')
    },
    dwelling(door: RollDoor, ranges: readonly DoorRange[]): SearchHit[] {
      const building = buildingOf.get(door.buildingId)
      if (!building) return []
      const address = roll.addressOf(door)
      const start = (compoundOf.get(building.compoundId) ?? '').length
      const head = door.headId === null ? undefined : persons.get(door.headId)
      return [
        {
          kind: 'dwelling',
          id: door.id,
          buildingId: door.buildingId,
          dwellingId: door.id,
          householdId: door.householdId,
          name: head ? nameFor(actor.role, head.name) : null,
          nameHighlights: [],
          sex: null,
          age: null,
          relation: null,
          address,
          addressHighlights: [[start, address.length]],
          count: door.residents,
          former: false,
          matchedBy: 'door',
          how: ranges.some(({ by, from }) => by === 'door' && from === door.doorKey) ? 'exact' : 'prefix',
        },
      ]
    },
    building(id: string, text: string, byNumber: boolean): SearchHit[] {
      const building = buildingOf.get(id)
      if (!building) return []
      const address = roll.addressOfBuilding(id)
      const written = address.indexOf(text)
      const numbered = formatBuilding(building.phase, building.number)
      const marks: [number, number] =
        written >= 0 ? [written, written + text.length] : [address.length - numbered.length, address.length]
      return [
        {
          kind: 'building',
          id,
          buildingId: id,
          dwellingId: null,
          householdId: null,
          name: building.name ?? address,
          nameHighlights: [],
          sex: null,
          age: null,
          relation: null,
          address,
          addressHighlights: byNumber || written >= 0 ? [marks] : [],
          count: building.dwellings,
          former: false,
          matchedBy: byNumber ? 'door' : 'place',
          how: byNumber && text.includes(building.number) ? 'exact' : 'prefix',
        },
      ]
    },
  }
}
