import { isBlank } from './cell.ts'

/** The door of a row as its cells say it, after blank cells have taken what stands above them. */
export interface PlaceText {
  compound: string
  building: string
  unit: string
  room: string
  address: string
}

export const noPlace: PlaceText = { compound: '', building: '', unit: '', room: '', address: '' }

const levels = ['compound', 'building', 'unit', 'room'] as const

/**
 * Merged cells read as one filled cell above blank ones: a blank compound, building or unit takes the value above when
 * a finer level is written, and a row without any place lives where the row above lives. A row that begins a
 * household (`begins`) never takes its neighbours' room.
 */
export function carryDown(place: PlaceText, above: PlaceText | undefined, begins: boolean): PlaceText | undefined {
  if (isWholeDoor(place.room) && isBlank(place.building)) {
    return { ...noPlace, compound: place.compound || (above?.compound ?? ''), address: place.room }
  }
  const own = levels.filter((level) => !isBlank(place[level]))
  if (!isBlank(place.address)) return above ? { ...place, compound: place.compound || above.compound } : place
  if (own.length === 0) return above && !begins ? { ...above } : undefined
  if (!above) return place
  const coarsest = levels.indexOf(own[0]!)
  const filled = { ...place }
  for (const level of levels.slice(0, coarsest)) filled[level] = above[level]
  return filled
}

/** `8-1-401` or `8#1-401` in the room column is an address, and takes no building from above. */
function isWholeDoor(room: string): boolean {
  return /[0-9A-Za-z一二三四五六七八九十][#栋幢]|号楼|^[0-9A-Za-z]+-[0-9A-Za-z]+-[0-9]/.test(room)
}

/**
 * A row inside the table that names the place of the rows below it (`8栋`, `山江华府一期8号楼1单元`); undefined when the
 * only filled cell of the row is something else.
 */
export function sectionPlace(text: string): string | undefined {
  const short = text.replace(/[:：]$/, '')
  return short.length <= 30 &&
    /([0-9A-Za-z一二三四五六七八九十百]+)(栋|幢|号楼|#楼?|座)(第?[0-9一二三四五六七八九十]+单元)?$/.test(short)
    ? short
    : undefined
}

/** The written door in one line, for the door parser: an address as it stands, or the columns put together. */
export function doorText(place: PlaceText): string {
  if (place.address) return place.address
  const building = withWord(place.building, '栋', /(栋|幢|号楼|楼|座|#)$/)
  const unit = /^(无|0)$/.test(place.unit) ? '' : withWord(place.unit, '单元', /单元$|门$/)
  // A room column may hold the whole door (`8-1-401`); then it needs nobody's help.
  if (!building && !unit) return place.room
  return `${building}${unit}${place.room}`
}

function withWord(text: string, word: string, already: RegExp): string {
  if (isBlank(text)) return ''
  return already.test(text) ? text : `${text}${word}`
}

/** Building, unit and room where each column holds nothing but its own plain number; then there is nothing to parse. */
export function readColumns(place: PlaceText): { building: string; unit?: string; room: string } | undefined {
  const building = /^(?:0*)([1-9][0-9]{0,3}|[A-Z])(?:栋|幢|号楼|#|楼|号)?$/.exec(place.building)?.[1]
  const room = /^0*([1-9][0-9]{2,3})(?:室|号|房)?$/.exec(place.room)?.[1]
  if (place.address || !building || !room) return undefined
  if (place.unit === '' || place.unit === '无') return { building, room }
  const unit = /^0*([1-9][0-9]?)(?:单元)?$/.exec(place.unit)?.[1]
  return unit ? { building, unit, room } : undefined
}
