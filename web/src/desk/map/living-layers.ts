import type { LivingMapBuilding } from '@red-steward/domain/overview/queries'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Language } from '../../lib/language.ts'
import { buildingGrade } from '../overview/grades.ts'
import type { MapMode } from '../overview/modes.ts'
import type { Ground } from './base-map.ts'
import { addCompoundNames, addCompoundOutlines, type LivingFound, showCompounds } from './compound-layers.ts'

type Data = Parameters<GeoJSONSource['setData']>[0]

const METRES_PER_FLOOR = 3
/** Beyond so many buildings labels may hide one another until one comes closer. */
const MANY = 400

export interface LivingLook {
  mode: MapMode
  dark: boolean
  spoken: Language
  inRelief: boolean
  /** Whether the outlines of compounds are drawn under the buildings. */
  outlined: boolean
}

function buildingFeatures(buildings: LivingMapBuilding[], look: LivingLook): Data {
  return {
    type: 'FeatureCollection',
    features: buildings.flatMap((building, index) => {
      if (!building.polygon) return []
      const grade = buildingGrade(building, look.mode)
      const short = building.name ?? building.number
      return {
        type: 'Feature' as const,
        id: index,
        geometry: building.polygon,
        properties: {
          color: (look.dark ? grade.dark : grade.light).strong,
          height: building.floors * METRES_PER_FLOOR,
          label: `${short} ${grade.sign[look.spoken]}`,
        },
      }
    }),
  }
}

export function addLivingLayers(map: MapLibre, found: LivingFound, look: LivingLook, ground: Ground): void {
  const { buildings } = found
  const many = buildings.length > MANY
  map.addSource('buildings', { type: 'geojson', data: buildingFeatures(buildings, look) })
  addCompoundOutlines(map, found, ground)
  map.addLayer({
    id: 'flat',
    type: 'fill',
    source: 'buildings',
    paint: { 'fill-color': ['get', 'color'], 'fill-opacity': 0.95 },
  })
  map.addLayer({
    id: 'relief',
    type: 'fill-extrusion',
    source: 'buildings',
    paint: {
      'fill-extrusion-color': ['get', 'color'],
      'fill-extrusion-height': ['get', 'height'],
      'fill-extrusion-opacity': 0.92,
    },
  })
  map.addLayer({
    id: 'edge',
    type: 'line',
    source: 'buildings',
    paint: {
      // From afar a slab is a few pixels thin: its own colour around it keeps it readable.
      'line-color': ['case', ['boolean', ['feature-state', 'pointed'], false], ground.ink, ['get', 'color']],
      'line-width': ['interpolate', ['linear'], ['zoom'], 14, 4, 16, 4, 17.5, 1.5],
    },
  })
  map.addLayer({
    id: 'names',
    type: 'symbol',
    source: 'buildings',
    minzoom: many ? 15.5 : 14.2,
    layout: {
      'text-field': ['get', 'label'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 14, 9.5, 16, 11, 17, 14, 19, 18],
      // Below the building from afar, so that its colour is seen; on it from near.
      'text-anchor': 'top',
      'text-offset': ['interpolate', ['linear'], ['zoom'], 15, ['literal', [0, 0.45]], 17.5, ['literal', [0, -0.5]]],
      'text-allow-overlap': many ? ['step', ['zoom'], false, 16.5, true] : true,
      'text-ignore-placement': !many,
    },
    paint: { 'text-color': ground.ink, 'text-halo-color': ground.halo, 'text-halo-width': 1.2 },
  })
  addCompoundNames(map, ground)
  showCompounds(map, found, look.outlined)
  showRelief(map, look.inRelief)
}

export function repaint(map: MapLibre, found: LivingFound, look: LivingLook): void {
  map.getSource<GeoJSONSource>('buildings')?.setData(buildingFeatures(found.buildings, look))
  showCompounds(map, found, look.outlined)
  showRelief(map, look.inRelief)
}

function showRelief(map: MapLibre, inRelief: boolean): void {
  if (!map.getLayer('relief')) return
  map.setLayoutProperty('relief', 'visibility', inRelief ? 'visible' : 'none')
  map.setLayoutProperty('flat', 'visibility', inRelief ? 'none' : 'visible')
}
