// Compounds on the living map: their outlines under the buildings, their names above.
import type { LivingMapBuilding, LivingMapCompound } from '@red-steward/domain/overview/queries'
import type { Position } from '@red-steward/domain/places/place'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { boundsOf, type Ground } from './base-map.ts'

type Data = Parameters<GeoJSONSource['setData']>[0]

/** What the map draws. */
export interface LivingFound {
  buildings: LivingMapBuilding[]
  compounds: LivingMapCompound[]
}

const OUTLINES = ['outline-ground', 'outline-edge']

/** To be called before the buildings are drawn, so that they lie on top. */
export function addCompoundOutlines(map: MapLibre, found: LivingFound, ground: Ground): void {
  map.addSource('outlines', { type: 'geojson', data: outlineFeatures(found) })
  map.addSource('compounds', { type: 'geojson', data: nameFeatures(found) })
  map.addLayer({
    id: 'outline-ground',
    type: 'fill',
    source: 'outlines',
    paint: { 'fill-color': ground.zone, 'fill-opacity': 0.1 },
  })
  map.addLayer({
    id: 'outline-edge',
    type: 'line',
    source: 'outlines',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': ground.zone,
      'line-width': ['interpolate', ['linear'], ['zoom'], 13, 1, 17, 2],
      'line-dasharray': [4, 2],
    },
  })
}

export function addCompoundNames(map: MapLibre, ground: Ground): void {
  map.addLayer({
    id: 'compound-names',
    type: 'symbol',
    source: 'compounds',
    layout: {
      'text-field': ['get', 'name'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 12, 12, 17, 16],
      'text-offset': ['case', ['get', 'outlined'], ['literal', [0, -0.3]], ['literal', [0, -1.6]]],
      'text-anchor': 'bottom',
      'text-max-width': 9,
      'text-padding': 4,
    },
    paint: { 'text-color': ground.ink, 'text-halo-color': ground.halo, 'text-halo-width': 2 },
  })
}

export function showCompounds(map: MapLibre, found: LivingFound, outlined: boolean): void {
  map.getSource<GeoJSONSource>('outlines')?.setData(outlineFeatures(found))
  map.getSource<GeoJSONSource>('compounds')?.setData(nameFeatures(found))
  for (const layer of OUTLINES) map.setLayoutProperty(layer, 'visibility', outlined ? 'visible' : 'none')
}

function outlineFeatures({ compounds }: LivingFound): Data {
  return {
    type: 'FeatureCollection',
    features: compounds.map(({ outline }) => ({ type: 'Feature' as const, geometry: outline, properties: {} })),
  }
}

/** One point per compound for its name: above the middle of its outline, or of its buildings where none was drawn. */
function nameFeatures({ buildings, compounds }: LivingFound): Data {
  const outlines = new Map(compounds.map(({ id, outline }) => [id, outline.coordinates[0]!]))
  const names = new Map(compounds.map(({ id, name }) => [id, name]))
  const centres = new Map<string, Position[]>()
  for (const { compoundId, compound, centre } of buildings) {
    if (!centre || outlines.has(compoundId)) continue
    names.set(compoundId, compound)
    centres.set(compoundId, [...(centres.get(compoundId) ?? []), centre])
  }
  return {
    type: 'FeatureCollection',
    features: [...names].map(([id, name]) => {
      const outline = outlines.get(id)
      const [west, , east, north] = boundsOf(outline ?? centres.get(id)!)!
      return {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [(west + east) / 2, north] },
        properties: { name, outlined: outline !== undefined },
      }
    }),
  }
}
