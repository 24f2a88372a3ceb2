// Tianditu (天地图) under the buildings, where the operator has set a key. Without it, or without a way to it, the ground is plain.
import { baseMap, type MapTiles } from '@red-steward/domain/overview/queries'
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { useAsk } from '../parts/ask.ts'

/** Undefined until it is known; null: plain ground. */
export function useTiles(): MapTiles | null | undefined {
  const { data, isError } = useAsk(baseMap, {}, { staleMs: Number.POSITIVE_INFINITY })
  return isError ? null : data?.tiles
}

/** Streets and their names, as two layers of tiles in Web Mercator (WMTS `vec_w`, `cva_w`). */
const LAYERS = ['vec', 'cva'] as const

type Drawn = Pick<StyleSpecification, 'sources' | 'layers'>

export function tileLayers(tiles: MapTiles | null, dark: boolean): Drawn {
  if (!tiles) return { sources: {}, layers: [] }
  // The service draws for paper: toned down, our own colours are read first.
  const paint = dark
    ? { 'raster-brightness-max': 0.28, 'raster-saturation': -0.7 }
    : { 'raster-opacity': 0.75, 'raster-saturation': -0.3 }
  return {
    sources: Object.fromEntries(LAYERS.map((layer) => [layer, source(tiles, layer)])),
    layers: LAYERS.map((layer) => ({ id: layer, type: 'raster', source: layer, paint })),
  }
}

function source({ host, key }: MapTiles, layer: string): SourceSpecification {
  const asked = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`
  const tile = 'TILEMATRIX={z}&TILEROW={y}&TILECOL={x}'
  return { type: 'raster', tiles: [`${host}/${layer}_w/wmts?${asked}&${tile}&tk=${key}`], tileSize: 256, maxzoom: 18 }
}
