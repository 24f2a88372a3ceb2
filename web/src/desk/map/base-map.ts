// MapLibre without tiles: buildings are our own outlines on plain ground, so it works on an intranet. With a key, tiles lie under them.
import type { MapTiles } from '@red-steward/domain/overview/queries'
import {
  AttributionControl,
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
// A bundler must name the worker's file itself (MapLibre 6); as a real address it needs no `blob:` in the policy.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { tileLayers } from './tiles.ts'

setWorkerUrl(workerUrl)

/** Labels are drawn from the computer's own fonts; there is no glyph server. */
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

export const grounds = {
  light: { ground: '#eceae6', ink: '#1d1f22', halo: '#ffffff', line: '#5a5d61', zone: '#4f6d8c' },
  dark: { ground: '#17191c', ink: '#eceded', halo: '#141517', line: '#c9ccd0', zone: '#8fb0d3' },
} as const
export type Ground = (typeof grounds)['light' | 'dark']

interface BaseMapOptions {
  container: HTMLElement
  ground: Ground
  bounds: LngLatBoundsLike | null
  locale: Record<string, string>
  tiles: MapTiles | null
}

/** Throws when the browser has no WebGL. */
export function makeBaseMap({ container, ground, bounds, locale, tiles }: BaseMapOptions): MapLibre {
  const under = tileLayers(tiles, ground === grounds.dark)
  const map = new MapLibre({
    container,
    style: {
      version: 8,
      sources: under.sources,
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': ground.ground } }, ...under.layers],
      light: { anchor: 'viewport', intensity: 0.25 },
    },
    ...(bounds
      ? { bounds, fitBoundsOptions: { padding: container.clientWidth < 600 ? 20 : 48, maxZoom: 18 } }
      : { center: [107.98, 26.58], zoom: 13 }),
    localIdeographFontFamily: FONT,
    attributionControl: false,
    dragRotate: true,
    maxPitch: 60,
    fadeDuration: 0,
    locale,
  })
  map.addControl(new NavigationControl({ visualizePitch: true }), 'top-right')
  map.addControl(new ScaleControl({}), 'bottom-right')
  if (tiles) {
    const customAttribution = `天地图 审图号：${tiles.approval}`
    map.addControl(new AttributionControl({ compact: false, customAttribution }), 'bottom-right')
    // Tiles that do not come leave plain ground, and nothing to tell anybody.
    map.on('error', () => {})
  }
  return map
}

/** The box around positions, or null when there are none. */
export function boundsOf(positions: Iterable<readonly [number, number]>): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null
  for (const [x, y] of positions) {
    if (!box) box = [x, y, x, y]
    else box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
  }
  return box
}

export const mapLocales: Record<'zh' | 'en', Record<string, string>> = {
  zh: {
    'NavigationControl.ZoomIn': '放大',
    'NavigationControl.ZoomOut': '缩小',
    'NavigationControl.ResetBearing': '回到正北',
    'Map.Title': '地图',
  },
  en: {},
}
