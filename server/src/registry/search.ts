import { formatAddress, formatBuilding } from '@red-steward/domain/places/address'
import { type DoorPlan, type DoorRange, planDoors } from '@red-steward/domain/registry/door-plan'
import { normaliseIdNumber, toEighteen } from '@red-steward/domain/registry/id-number'
import { nameFor, seesFullNames } from '@red-steward/domain/registry/masking'
import { checkPhone } from '@red-steward/domain/registry/phone'
import { type MatchedBy, type SearchHit, search as shape } from '@red-steward/domain/registry/search'
import { matchOf, planNames, type TermRange } from '@red-steward/domain/registry/search-plan'
import { ageOn, type Day, dayOf } from '@red-steward/domain/time'
import { type QueryContext, query } from '../kernel/query.ts'
import { nameReader } from './pinyin.ts'
import { doorsInRanges, type FoundDoor, visibleBuildings } from './search-doors.ts'
import { type FoundPerson, type Marks, peopleByMarks, peopleByTerms } from './search-people.ts'
import { type KnownPlaces, knownPlaces } from './search-places.ts'
import { viewOf } from './view.ts'

const order = { exact: 0, prefix: 1, inside: 2 } as const
const MOST_PLACES = 10
// Of a text without digits only these can be meant as a door: 八号楼, A栋.
const couldBeDoor = /[栋幢座楼号单元室期棟單號樓]/
const noDoors: DoorPlan = { ranges: [], within: null, buildings: [] }

/** Exact first, then from the beginning, then inside; one more than asked for tells whether there are more. */
export const search = query(shape, async (context, { text, limit, former }) => {
  if (text === '') return { hits: [], more: false }
  const { tx, actor } = context
  const places = await knownPlaces(tx, actor)

  const ranges = planNames(text, (await nameReader()).initialsOf, former)
  const named = await peopleByTerms(tx, actor, ranges, limit + 1)
  const marked = await peopleByMarks(tx, actor, marksOf(context, text), former, limit + 1)
  const doors = ranges.length > 0 && !couldBeDoor.test(text) ? noDoors : planDoors(text, places)
  const dwellings = await doorsInRanges(tx, actor, doors.ranges, doors.within, limit + 1)
  const meant = doors.buildings.length > 0 ? doors.buildings : ranges.length > 0 ? places.named(text) : []
  const buildings = (await visibleBuildings(tx, actor, meant)).slice(0, MOST_PLACES)

  const found = [...named, ...marked, ...dwellings].map((row) => row.building_id)
  const describe = describer(context, await knownPlaces(tx, actor, found))
  const hits = [
    ...marked.map(describe.marked),
    ...buildings.flatMap((id) => describe.building(id, text, doors.buildings.includes(id))),
    ...dwellings.flatMap((row) => describe.dwelling(row, doors.ranges)),
    ...named.flatMap((row) => describe.named(row, ranges)),
  ]
  const ranked = hits.sort((a, b) => order[a.how] - order[b.how])
  return { hits: ranked.slice(0, limit), more: ranked.length > limit }
})

/** What of the text can be an exact number: an id (18, 15, or a passport's), a phone, the last four of a phone. */
function marksOf({ actor, vault }: QueryContext, text: string): Marks {
  // Who may not see numbers may not try them out either.
  if (viewOf(actor) === 'door') return { idNumbers: [], phones: [], phoneTails: [] }
  const number = normaliseIdNumber(text)
  const isId = /^(\d{15}|\d{17}[\dX]|[A-Z]{1,3}\d{6,15})$/.test(number)
  const phone = /^[\d\s()+-]{7,20}$/.test(text) ? checkPhone(text).number : null
  const idNumbers = isId ? [number, ...(/^\d{15}$/.test(number) ? [toEighteen(number)] : [])] : []
  return {
    idNumbers: idNumbers.map((id) => vault.fingerprint('id-number', id)),
    phones: phone ? [vault.fingerprint('phone', phone)] : [],
    phoneTails: /^\d{4}$/.test(number) ? [vault.fingerprint('phone-tail', number)] : [],
  }
}

function describer({ actor, now }: QueryContext, { buildingOf, compoundOf }: KnownPlaces) {
  const today: Day = dayOf(now)
  const bare = viewOf(actor) === 'door'

  function addressOf(
    buildingId: string | null,
    door?: { door_key: string | null; has_unit: boolean | null; room: string | null },
  ) {
    const building = buildingId === null ? undefined : buildingOf.get(buildingId)
    if (!building) return door?.door_key ?? ''
    return formatAddress({
      compound: compoundOf.get(building.compoundId) ?? '',
      phase: building.phase,
      building: building.number,
      ...(door?.room ? { unit: door.has_unit ? door.door_key!.split('-')[1]! : null, room: door.room } : {}),
    })
  }

  function person(row: FoundPerson): Omit<SearchHit, 'nameHighlights' | 'matchedBy' | 'how'> {
    return {
      kind: 'person',
      id: row.id,
      buildingId: row.building_id,
      dwellingId: row.dwelling_id,
      householdId: row.household_id,
      name: nameFor(actor.role, row.name),
      sex: bare ? null : row.sex,
      age: bare || row.birth_date === null || row.former ? null : ageOn(row.birth_date, today),
      relation: bare ? null : row.relation,
      address: addressOf(row.building_id, row),
      addressHighlights: [],
      count: null,
      former: row.former,
    }
  }

  return {
    named(row: FoundPerson, ranges: readonly TermRange[]): SearchHit[] {
      const range = ranges[row.ordinal - 1]!
      const match = matchOf(row.name, row.term, range)
      if (!match) return []
      const how = range.inside ? 'inside' : match.exact ? 'exact' : 'prefix'
      const nameHighlights = seesFullNames(actor.role) ? match.highlights : []
      return [{ ...person(row), nameHighlights, matchedBy: range.matchedBy, how }]
    },
    marked(row: FoundPerson): SearchHit {
      const matchedBy: MatchedBy = row.ordinal === 1 ? 'id-number' : 'phone'
      return { ...person(row), nameHighlights: [], matchedBy, how: row.ordinal === 3 ? 'prefix' : 'exact' }
    },
    dwelling(row: FoundDoor, ranges: readonly DoorRange[]): SearchHit[] {
      const building = buildingOf.get(row.building_id)
      if (!building) return []
      const address = addressOf(row.building_id, row)
      const start = (compoundOf.get(building.compoundId) ?? '').length
      return [
        {
          kind: 'dwelling',
          id: row.id,
          buildingId: row.building_id,
          dwellingId: row.id,
          householdId: row.household_id,
          name: row.head && nameFor(actor.role, row.head),
          nameHighlights: [],
          sex: null,
          age: null,
          relation: null,
          address,
          addressHighlights: [[start, address.length]],
          count: row.residents,
          former: false,
          matchedBy: 'door',
          how: ranges.some(({ by, from }) => by === 'door' && from === row.door_key) ? 'exact' : 'prefix',
        },
      ]
    },
    building(id: string, text: string, byNumber: boolean): SearchHit[] {
      const building = buildingOf.get(id)
      if (!building) return []
      const address = addressOf(id)
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
