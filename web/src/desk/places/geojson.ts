// A GeoJSON file as a browser reads it: only what the import needs, and what is wrong with the file as a whole.
import type { Position } from '@red-steward/domain/places/place'

export interface Feature {
  properties: Record<string, unknown>
  geometry: unknown
}

export type FileFault = 'not-json' | 'no-features' | 'too-many' | 'not-degrees'
export type FileRead = { features: Feature[] } | { fault: FileFault }

const MOST_FEATURES = 5000

/** Reads a FeatureCollection, a list of features or one feature. Coordinates in metres (a survey's) are refused. */
export function readGeoJson(text: string): FileRead {
  const whole = json(text)
  if (whole === undefined) return { fault: 'not-json' }
  const features = listOf(whole)
    .filter(isFeature)
    .map(({ properties, geometry }) => ({
      properties: (properties ?? {}) as Record<string, unknown>,
      geometry,
    }))
  if (features.length === 0) return { fault: 'no-features' }
  if (features.length > MOST_FEATURES) return { fault: 'too-many' }
  const places = features.map(({ geometry }) => firstPosition(geometry)).filter((place) => place !== undefined)
  if (places.length > 0 && places.every(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90))
    return { fault: 'not-degrees' }
  return { features }
}

function listOf(whole: unknown): unknown[] {
  if (Array.isArray(whole)) return whole
  const { features } = (whole ?? {}) as { features?: unknown }
  return Array.isArray(features) ? features : [whole]
}

function isFeature(value: unknown): value is { properties: unknown; geometry: unknown } {
  return typeof value === 'object' && value !== null && 'geometry' in value && 'properties' in value
}

function firstPosition(geometry: unknown): Position | undefined {
  let inner: unknown = (geometry as { coordinates?: unknown } | null)?.coordinates
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0]
  return Array.isArray(inner) && typeof inner[0] === 'number' && typeof inner[1] === 'number'
    ? [inner[0], inner[1]]
    : undefined
}

function json(text: string): unknown {
  try {
    // Programs on Windows like to begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
