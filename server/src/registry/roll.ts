// The roll of one community: who lives behind which door, in memory, for search while one types. Made from the register
// and kept true by its feed (rolls.ts); it holds no id number and no phone, only their keyed marks.

import { setImmediate as turn } from 'node:timers/promises'
import { type Actor, reaches } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import type { DoorRange } from '@red-steward/domain/registry/door-plan'
import { NameIndex } from '@red-steward/domain/registry/name-index'
import type { NameRange } from '@red-steward/domain/registry/search-plan'
import type { Day } from '@red-steward/domain/time'
import type { KnownPlaces } from './search-places.ts'
import { SortedBy } from './sorted.ts'

export interface RollDoor {
  id: Id
  buildingId: Id
  doorKey: string
  hasUnit: boolean
  room: string
  retired: boolean
  /** The first household that lives there now, and its head. */
  householdId: Id | null
  headId: Id | null
  residents: number
  /** Its address, once somebody found it; written anew with the places. */
  address?: string | undefined
}

export interface RollHome {
  door: RollDoor
  householdId: Id
  relation: string
}

export interface RollPerson {
  id: Id
  name: string
  pinyin: string
  sex: '0' | '1' | '2' | '9'
  birthDate: Day | null
  /** Died, or lives in the community no more. */
  former: boolean
  /** Where they live now; of those who left, where they lived last. The main home first. */
  homes: RollHome[]
  /** Keyed marks of id number, phone and the phone's last four digits, as latin1 text. */
  marks: readonly [string | null, string | null, string | null]
}

export const markText = (mark: Buffer) => mark.toString('latin1')

export class Roll {
  places: KnownPlaces
  readonly persons = new Map<Id, RollPerson>()
  readonly doors = new Map<Id, RollDoor>()
  readonly #present = new NameIndex<RollPerson>()
  readonly #former = new NameIndex<RollPerson>()
  readonly #byMark = [0, 1, 2].map(() => new Map<string, RollPerson | RollPerson[]>())
  readonly #byDoor = new SortedBy<RollDoor>(({ doorKey }) => doorKey)
  readonly #byRoom = new SortedBy<RollDoor>(({ room }) => room)

  private constructor(places: KnownPlaces, doors: readonly RollDoor[], persons: readonly RollPerson[]) {
    this.places = places
    for (const door of doors) this.doors.set(door.id, door)
    for (const person of persons) {
      this.persons.set(person.id, person)
      this.#mark(person)
    }
    const open = doors.filter(({ retired }) => !retired)
    this.#byDoor.fill(open)
    this.#byRoom.fill(open)
  }

  /** Sorting 25,000 names takes a moment; others are answered between its steps. */
  static async make(places: KnownPlaces, doors: readonly RollDoor[], persons: readonly RollPerson[]): Promise<Roll> {
    const roll = new Roll(places, doors, persons)
    for (const _ of roll.#present.filling(persons.filter(({ former }) => !former))) await turn()
    for (const _ of roll.#former.filling(persons.filter(({ former }) => former))) await turn()
    return roll
  }

  /** Persons whose names lie in the ranges, in their order, within reach; `see` says by `true` that there are enough. */
  named(ranges: readonly NameRange[], see: (person: RollPerson, token: number, range: NameRange) => boolean) {
    let enough = false
    for (const range of ranges) {
      const index = range.former ? this.#former : this.#present
      index.scan(range, (person, token) => {
        enough = see(person, token, range)
        return enough
      })
      if (enough) return
    }
  }

  /** Persons with one of these marks: of id numbers (0), phones (1) or last four digits (2). */
  marked(which: 0 | 1 | 2, marks: readonly Buffer[]): RollPerson[] {
    return marks.flatMap((mark) => this.#byMark[which]!.get(markText(mark)) ?? [])
  }

  /** Doors in the ranges, in their order, at most `limit`. */
  doorsIn(ranges: readonly DoorRange[], fits: (door: RollDoor) => boolean, limit: number): RollDoor[] {
    const found = new Set<RollDoor>()
    for (const by of ['door', 'room'] as const) {
      const list = by === 'door' ? this.#byDoor : this.#byRoom
      for (const range of ranges) {
        if (range.by !== by) continue
        const like = range.like === null ? null : likeness(range.like)
        list.scan(range.from, (door) => {
          if (fits(door) && (like === null || like.test(door.doorKey))) found.add(door)
          return found.size >= limit
        })
      }
    }
    return [...found]
  }

  /** The home to show to this actor: the main one within reach. */
  homeFor(actor: Actor, { homes }: RollPerson): RollHome | undefined {
    if (actor.grids === 'all') return homes[0]
    return homes.find(({ door }) => this.reachesBuilding(actor, door.buildingId))
  }

  reachesBuilding(actor: Actor, buildingId: Id): boolean {
    return reaches(actor, this.places.buildingOf.get(buildingId)?.gridId ?? null)
  }

  /** `翠湖花园8号楼1单元401`; only the door where the building is not known. */
  addressOf(door: RollDoor): string {
    door.address ??= this.#write(door.buildingId, door) ?? door.doorKey
    return door.address
  }

  addressOfBuilding(buildingId: Id): string {
    return this.#write(buildingId) ?? ''
  }

  #write(buildingId: Id, door?: RollDoor): string | undefined {
    const building = this.places.buildingOf.get(buildingId)
    return (
      building &&
      formatAddress({
        compound: this.places.compoundOf.get(building.compoundId) ?? '',
        phase: building.phase,
        building: building.number,
        ...(door ? { unit: door.hasUnit ? door.doorKey.split('-')[1]! : null, room: door.room } : {}),
      })
    )
  }

  putPlaces(places: KnownPlaces) {
    this.places = places
    for (const door of this.doors.values()) door.address = undefined
  }

  putDoor(id: Id, door: RollDoor | undefined) {
    const known = this.doors.get(id)
    if (known && !known.retired) for (const list of [this.#byDoor, this.#byRoom]) list.remove(known)
    if (!door) return void this.doors.delete(id)
    // Homes point at the door they are behind, so it changes where it stands.
    const now = known ? Object.assign(known, door, { address: undefined }) : door
    this.doors.set(id, now)
    if (!now.retired) for (const list of [this.#byDoor, this.#byRoom]) list.add(now)
  }

  putPerson(id: Id, person: RollPerson | undefined) {
    const known = this.persons.get(id)
    if (
      known &&
      person &&
      known.name === person.name &&
      known.pinyin === person.pinyin &&
      known.former === person.former
    ) {
      this.#unmark(known)
      this.#mark(Object.assign(known, person))
      return
    }
    if (known) {
      this.#indexOf(known).remove(known)
      this.#unmark(known)
      this.persons.delete(id)
    }
    if (!person) return
    this.persons.set(id, person)
    this.#indexOf(person).add(person)
    this.#mark(person)
  }

  #indexOf({ former }: RollPerson) {
    return former ? this.#former : this.#present
  }

  #mark(person: RollPerson) {
    for (const [which, mark] of person.marks.entries()) {
      if (mark === null) continue
      const map = this.#byMark[which]!
      const others = map.get(mark)
      map.set(mark, others === undefined ? person : [others, person].flat())
    }
  }

  #unmark(person: RollPerson) {
    for (const [which, mark] of person.marks.entries()) {
      if (mark === null) continue
      const map = this.#byMark[which]!
      const others = [map.get(mark) ?? []].flat().filter((other) => other !== person)
      if (others.length === 0) map.delete(mark)
      else map.set(mark, others.length === 1 ? others[0]! : others)
    }
  }
}

/** A pattern of door keys, `8-%-%`: `%` stands for anything. */
function likeness(pattern: string): RegExp {
  const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}
