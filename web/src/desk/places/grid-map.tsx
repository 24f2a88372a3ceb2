import type { LivingMapBuilding } from '@red-steward/domain/overview/queries'
import type { GridRow } from '@red-steward/domain/places/place'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { language } from '../../lib/language.ts'
import { boundsOf, type Ground, grounds, makeBaseMap, mapLocales } from '../map/base-map.ts'
import { useTiles } from '../map/tiles.ts'
import { useIsDark } from '../parts/appearance.ts'
import { gridColour } from './grid-colours.ts'

interface GridMapProps {
  buildings: readonly LivingMapBuilding[]
  grids: readonly GridRow[]
  chosen: ReadonlySet<string>
  label: string
  onToggle: (buildingId: string) => void
  onUnable: () => void
}

/** Buildings coloured by their grid; a click chooses one. The list beside it does the same by keyboard. */
export default function GridMap(props: GridMapProps) {
  const container = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre | null>(null)
  const latest = useRef(props)
  const dark = useIsDark()
  const spoken = language.use()
  const tiles = useTiles()
  const { buildings, grids, chosen } = props
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (tiles === undefined) return
    const ground = grounds[dark ? 'dark' : 'light']
    const corners = latest.current.buildings.flatMap(({ polygon }) => polygon?.coordinates[0] ?? [])
    let made: MapLibre
    try {
      made = makeBaseMap({
        container: container.current!,
        ground,
        bounds: boundsOf(corners),
        locale: mapLocales[spoken],
        tiles,
      })
    } catch {
      latest.current.onUnable()
      return
    }
    map.current = made
    made.getCanvas().setAttribute('aria-label', latest.current.label)
    made.on('load', () => {
      addLayers(made, ground)
      show(made, latest.current)
    })
    const subscriptions = [
      made.on('click', 'buildings', ({ features }) => {
        const id = features?.[0]?.properties.id as string | undefined
        if (id) latest.current.onToggle(id)
      }),
      made.on('mouseenter', 'buildings', () => {
        made.getCanvas().style.cursor = 'pointer'
      }),
      made.on('mouseleave', 'buildings', () => {
        made.getCanvas().style.cursor = ''
      }),
    ]
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe()
      made.remove()
      map.current = null
    }
  }, [dark, spoken, tiles])

  useEffect(() => {
    if (map.current) show(map.current, { buildings, grids, chosen })
  }, [buildings, grids, chosen])

  return <div className="grid-map map-canvas" ref={container} />
}

function addLayers(map: MapLibre, ground: Ground): void {
  map.addSource('buildings', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({
    id: 'buildings',
    type: 'fill',
    source: 'buildings',
    paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['get', 'chosen'], 0.95, 0.6] },
  })
  map.addLayer({
    id: 'edges',
    type: 'line',
    source: 'buildings',
    paint: {
      'line-color': ['case', ['get', 'chosen'], '#c4182a', ground.line],
      'line-width': ['case', ['get', 'chosen'], 4, 0.7],
    },
  })
  map.addLayer({
    id: 'names',
    type: 'symbol',
    source: 'buildings',
    minzoom: 15.2,
    layout: {
      'text-field': ['get', 'label'],
      'text-size': 12,
      'text-allow-overlap': ['step', ['zoom'], false, 17, true],
    },
    paint: { 'text-color': ground.ink, 'text-halo-color': ground.halo, 'text-halo-width': 1.2 },
  })
}

function show(map: MapLibre, { buildings, grids, chosen }: Pick<GridMapProps, 'buildings' | 'grids' | 'chosen'>): void {
  map.getSource<GeoJSONSource>('buildings')?.setData({
    type: 'FeatureCollection',
    features: buildings.flatMap(({ id, polygon, name, number, gridId }) => {
      if (!polygon) return []
      const isChosen = chosen.has(id)
      const short =
        grids
          .find((grid) => grid.id === gridId)
          ?.code.slice(-3)
          .replace(/^0+/, '') ?? '–'
      const label = `${isChosen ? '✓ ' : ''}${name ?? number} · ${short}`
      const properties = { id, label, colour: gridColour(grids, gridId), chosen: isChosen }
      return [{ type: 'Feature' as const, geometry: polygon, properties }]
    }),
  })
}
