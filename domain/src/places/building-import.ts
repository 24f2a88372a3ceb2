import { normaliseDoorText } from './door-text.ts'
import { readTokens } from './door-tokens.ts'
import { readNumeral } from './numerals.ts'
import { BuildingNumber, Polygon } from './place.ts'

/** A GeoJSON feature read as a building; null parts were not given, undefined ones could not be read. */
export interface BuildingFeature {
  compound: string | undefined
  phase: number | null
  number: string | undefined
  name: string | null
  floors: number | null
  grid: string | null
  polygon: Polygon | undefined
}

const keys = {
  compound: ['compound', '小区', '小区名称', '所属小区'],
  phase: ['phase', '期', '期数'],
  number: ['number', 'building', '楼栋', '楼栋号', '幢号', '楼号', '编号'],
  name: ['name', '名称', '楼名', '楼栋名称'],
  floors: ['floors', '层数', '总层数', '楼层数', 'levels', 'building:levels'],
  grid: ['grid', '网格', '网格编码', '所属网格'],
} as const

/** Reads what mapping programs and offices write into properties, in English or Chinese; the number as people write it. */
export function readFeature(properties: Readonly<Record<string, unknown>>, geometry: unknown): BuildingFeature {
  const text = (of: keyof typeof keys) => textOf(properties, keys[of])
  const number = text('number') ?? text('name')
  const floors = Number(text('floors'))
  return {
    compound: text('compound'),
    phase: readNumeral((text('phase') ?? '').replace(/[第期]/g, '')) || null,
    number: number === undefined ? undefined : readBuildingNumber(number),
    name: text('number') === undefined ? null : (text('name') ?? null),
    floors: Number.isInteger(floors) && floors >= 1 && floors <= 200 ? floors : null,
    grid: text('grid') ?? null,
    polygon: readPolygon(geometry),
  }
}

/** `8`, `8#`, `八号楼`, `A栋` to the canonical number; undefined when it is none. */
export function readBuildingNumber(written: string): string | undefined {
  const text = normaliseDoorText(written)
  const [token, ...others] = readTokens(text, 0)
  const number = token && others.length === 0 && token.end === text.length ? token.parts.building : text
  return BuildingNumber.safeParse(number).success ? number : undefined
}

/** A polygon, or a multipolygon of one; longer positions (height) are cut to two. */
function readPolygon(geometry: unknown): Polygon | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const rings =
    type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.length === 1 ? coordinates[0] : coordinates
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(rings)) return undefined
  const flat = rings.map((ring) =>
    Array.isArray(ring) ? ring.map((point) => (Array.isArray(point) ? point.slice(0, 2) : point)) : ring,
  )
  const parsed = Polygon.safeParse({ type: 'Polygon', coordinates: flat })
  return parsed.success ? parsed.data : undefined
}

function textOf(properties: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = properties[name]
    if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return String(value).trim()
  }
  return undefined
}
