// Lines with what they mean, one a row: text | doors | leaves | class | kind | time | persons | phones | standing in.
// Doors: 云8-1-1203 and so on, ids of the town below; `?` before the first: a choice between those. Leaves: several when any
// of them may come first. Time on 11 March 2026 and after: 0312 a day, 0312T08-12 a part, 0312T15:00 a moment, 0314~0315 days.
import type { LeafCode } from '../../cases/catalogue.ts'
import { parseDoor } from '../../places/door.ts'
import { estate, rooms } from '../../places/testing/estate.ts'
import type { PersonCard } from '../people.ts'
import type { LineReading, Surroundings } from '../read-line.ts'
import type { TimeFound } from '../times.ts'

export interface Line {
  text: string
  doors: string
  leaves: LeafCode[]
  class: string
  kind: string
  time: string
  persons: string
  phones: string
  at: string
}

export function linesOf(table: string): Line[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [
        text = '',
        doors = '',
        leaves = '',
        caseClass = '',
        kind = '',
        time = '',
        persons = '',
        phones = '',
        at = '',
      ] = row.split('|').map((cell) => cell.trim())
      const codes = leaves === '' ? [] : (leaves.split(' ') as LeafCode[])
      return { text, doors, leaves: codes, class: caseClass && `P${caseClass}`, kind, time, persons, phones, at }
    })
}

const tower = { units: ['1', '2'], rooms: rooms(18, 4) }
const old = { units: ['1', '2', '3'], rooms: rooms(6, 2) }
export const town = estate(
  [
    { name: '云溪苑', aliases: ['云溪'] },
    { name: '桂花园小区', aliases: ['桂花园'] },
  ],
  [
    ...Array.from({ length: 13 }, (_, at) => ({ compound: '云溪苑', number: String(at + 1), ...tower })),
    ...['3', '21', '22', '23', '24'].map((number) => ({ compound: '桂花园小区', number, ...old })),
  ],
)

// Invented people.
export const people: PersonCard[] = `
王桂兰 wang'gui'lan 云2-1-301|王建军 wang'jian'jun 云2-1-301|李秀珍 li'xiu'zhen 云5-2-1102|张伟 zhang'wei 云6-1-503|张薇 zhang'wei 云9-2-704
陈小芳 chen'xiao'fang 云7-1-202|杨正明 yang'zheng'ming 云8-1-802|吴昌德 wu'chang'de 云10-2-1501|龙玉梅 long'yu'mei 云11-1-603
周文斌 zhou'wen'bin 云12-2-904|潘胜利 pan'sheng'li 桂21-2-401|欧阳丽 ou'yang'li 桂22-1-302|刘德福 liu'de'fu 云13-2-1203
赵敏 zhao'min 云1-1-104|石国强 shi'guo'qiang 云4-2-1601|黄兰英 huang'lan'ying 桂23-3-501|田大富 tian'da'fu 云8-2-1301|罗天明 luo'tian'ming 云3-1-703
`
  .trim()
  .split(/[|\n]/)
  .map((card) => {
    const [name = '', pinyin = '', door = ''] = card.split(' ')
    const initials = pinyin
      .split("'")
      .map((syllable) => syllable[0])
      .join('')
    return { id: name, name, pinyin, initials, dwellingId: placeId(door) }
  })

export const NOW = '2026-03-11T02:30:00.000Z'

export function surroundings(at = ''): Surroundings {
  const building = town.buildings.find(({ id }) => id === placeId(at))
  const standpoint = building ? { compoundId: building.compoundId, buildingId: building.id } : {}
  return { seekDoor: (text) => parseDoor(text, town, standpoint), people, now: NOW }
}

function placeId(short: string): string {
  return short
    .replace(/^云(?!溪)/, '云溪苑')
    .replace(/^桂(?!花)/, '桂花园小区')
    .replace(/^桂花园$/, '桂花园小区')
}

/** Whether the doors are understood as the row says: all of them, and none besides. */
export function doorsRight(line: Line, { doors }: LineReading): boolean {
  const wanted = line.doors.replace('?', '').split(' ').filter(Boolean).map(placeId)
  const known = doors.filter(({ reason }) => reason === null).map(({ candidates }) => candidates[0]!.id)
  if (!line.doors.startsWith('?')) return same(known, wanted)
  const offered = doors
    .filter(({ reason }) => reason !== null)
    .flatMap(({ candidates }) => candidates.map(({ id }) => id))
  return known.length === 0 && wanted.every((id) => offered.includes(id))
}

export function personsRight(line: Line, { persons }: LineReading): boolean {
  const known = persons.filter(({ candidates }) => candidates.length === 1).map(({ candidates }) => candidates[0]!.id)
  return same(known, line.persons.split(' ').filter(Boolean))
}

export function timeRight(line: Line, { times }: LineReading): boolean {
  return same(times.map(shortTime), line.time.split(' ').filter(Boolean))
}

export function phonesRight(line: Line, { phones }: LineReading): boolean {
  return same(
    phones.map(({ number }) => number),
    line.phones.split(' ').filter(Boolean),
  )
}

function shortTime({ from, to, precision }: TimeFound): string {
  const local = (instant: string, back = 0) => new Date(Date.parse(instant) + 8 * 3_600_000 - back).toISOString()
  const day = (text: string) => text.slice(5, 10).replace('-', '')
  if (precision === 'moment') return `${day(local(from))}T${local(from).slice(11, 16)}`
  if (precision === 'day') return day(local(from))
  if (precision === 'days') return `${day(local(from))}~${day(local(to, 1))}`
  const until = local(to).slice(11, 13)
  return `${day(local(from))}T${local(from).slice(11, 13)}-${until === '00' ? '24' : until}`
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ')
}
