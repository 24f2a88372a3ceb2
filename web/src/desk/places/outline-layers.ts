// What the map shows while an outline is drawn: the neighbours for orientation, the outline, its corners as handles.
import type { Polygon, Position } from '@red-steward/domain/places/place'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Ground } from '../map/base-map.ts'
import type { Drawing } from './drawing.ts'
import { edgeMiddles, type Outline, rectangle } from './outline.ts'

export interface Neighbour {
  compoundId: string
  label: string
  polygon: Polygon
}

const RED = '#c4182a'

interface Feature {
  type: 'Feature'
  geometry: Polygon | { type: 'LineString'; coordinates: Position[] } | { type: 'Point'; coordinates: Position }
  properties: Record<string, unknown>
}

export function addOutlineLayers(map: MapLibre, ground: Ground): void {
  for (const source of ['neighbours', 'own', 'handles']) map.addSource(source, { type: 'geojson', data: collected([]) })
  map.addLayer({
    id: 'neighbours',
    type: 'fill',
    source: 'neighbours',
    paint: { 'fill-color': ground.line, 'fill-opacity': 0.22 },
  })
  map.addLayer({
    id: 'neighbours-edge',
    type: 'line',
    source: 'neighbours',
    paint: { 'line-color': ground.line, 'line-width': 0.8 },
  })
  map.addLayer({
    id: 'neighbours-names',
    type: 'symbol',
    source: 'neighbours',
    minzoom: 14.5,
    layout: { 'text-field': ['get', 'label'], 'text-size': 12 },
    paint: { 'text-color': ground.ink, 'text-halo-color': ground.halo, 'text-halo-width': 1.2 },
  })
  map.addLayer({
    id: 'own',
    type: 'fill',
    source: 'own',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': RED, 'fill-opacity': 0.22 },
  })
  map.addLayer({
    id: 'own-edge',
    type: 'line',
    source: 'own',
    paint: {
      'line-color': RED,
      'line-width': 2.5,
      'line-opacity': ['case', ['==', ['get', 'kind'], 'before'], 0.3, 1],
    },
  })
  map.addLayer({
    id: 'middles',
    type: 'circle',
    source: 'handles',
    filter: ['==', ['get', 'kind'], 'middle'],
    paint: { 'circle-radius': 5, 'circle-color': RED, 'circle-opacity': 0.55 },
  })
  map.addLayer({
    id: 'corners',
    type: 'circle',
    source: 'handles',
    filter: ['==', ['get', 'kind'], 'corner'],
    paint: {
      'circle-radius': ['case', ['get', 'chosen'], 8, 6.5],
      'circle-color': ['case', ['get', 'chosen'], RED, '#ffffff'],
      'circle-stroke-color': RED,
      'circle-stroke-width': 2.5,
    },
  })
}

export function showNeighbours(map: MapLibre, neighbours: readonly Neighbour[]): void {
  const features = neighbours.map(({ label, polygon }) => feature(polygon, { label }))
  map.getSource<GeoJSONSource>('neighbours')?.setData(collected(features))
}

/** Draws the state; `pointer` is where the next corner would go. */
export function showDrawing(map: MapLibre, drawing: Drawing, pointer: Position | null): void {
  map.getSource<GeoJSONSource>('own')?.setData(collected(shapeOf(drawing, pointer, map)))
  map.getSource<GeoJSONSource>('handles')?.setData(collected(handlesOf(drawing)))
}

function shapeOf({ mode, outline, from, before }: Drawing, pointer: Position | null, map: MapLibre): Feature[] {
  if (mode === 'rectangle') {
    const drawn = from && pointer ? rectangle(from, pointer, map.getBearing()) : null
    return [...ghostOf(before), ...(drawn ? [feature(ringed(drawn.corners), {})] : [])]
  }
  if (outline.closed) return [feature(ringed(outline.corners), {})]
  const line = [...outline.corners, ...(pointer ? [pointer] : [])]
  const drawn = line.length < 2 ? [] : [feature({ type: 'LineString', coordinates: line }, {})]
  return mode === 'corners' ? [...ghostOf(before), ...drawn] : drawn
}

/** The outline that is being replaced, faint. */
function ghostOf({ corners, closed }: Outline): Feature[] {
  return closed ? [feature({ type: 'LineString', coordinates: [...corners, corners[0]!] }, { kind: 'before' })] : []
}

function handlesOf(drawing: Drawing): Feature[] {
  const { mode, outline, from, chosen } = drawing
  if (mode === 'view') return []
  const corners = [...outline.corners, ...(from ? [from] : [])]
  return [
    ...edgeMiddles(outline).map((at, index) => point(at, { kind: 'middle', index })),
    ...corners.map((at, index) => point(at, { kind: 'corner', index, chosen: index === chosen })),
  ]
}

function collected(features: Feature[]) {
  return { type: 'FeatureCollection' as const, features }
}

function ringed(corners: readonly Position[]): Polygon {
  return { type: 'Polygon', coordinates: [[...corners, corners[0]!]] }
}

function point(at: Position, properties: Record<string, unknown>): Feature {
  return feature({ type: 'Point', coordinates: at }, properties)
}

function feature(geometry: Feature['geometry'], properties: Record<string, unknown>): Feature {
  return { type: 'Feature', geometry, properties }
}
