import type { LivingMapBuilding, LivingMapCompound } from '@red-steward/domain/overview/queries'
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { language } from '../../lib/language.ts'
import type { MapMode } from '../overview/modes.ts'
import { useIsDark } from '../parts/appearance.ts'
import { boundsOf, grounds, makeBaseMap, mapLocales } from './base-map.ts'
import { addLivingLayers, repaint } from './living-layers.ts'
import { useTiles } from './tiles.ts'

/** A finger is wider than a slab seen from afar. */
const NEAR_PX = 6

interface LivingMapProps {
  buildings: LivingMapBuilding[]
  compounds: LivingMapCompound[]
  mode: MapMode
  inRelief: boolean
  outlined: boolean
  onPoint: (building: LivingMapBuilding | null) => void
  onOpen: (building: LivingMapBuilding) => void
  onUnable: () => void
}

/** The drawn map. The list beside it says the same to a keyboard or a screen reader. */
export default function LivingMap(props: LivingMapProps) {
  const { buildings, compounds, mode, inRelief, outlined } = props
  const container = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre | null>(null)
  const dark = useIsDark()
  const spoken = language.use()
  const tiles = useTiles()
  const latest = useRef(props)
  const look = { mode, dark, spoken, inRelief, outlined }
  const latestLook = useRef(look)
  useEffect(() => {
    latest.current = props
    latestLook.current = look
  })

  // Made anew only for another ground, language or tiles; everything else is repainted.
  useEffect(() => {
    if (tiles === undefined) return
    const ground = grounds[dark ? 'dark' : 'light']
    const outlines = latest.current.compounds.map(({ outline }) => outline)
    const drawn = [...latest.current.buildings.map(({ polygon }) => polygon), ...outlines]
    const corners = drawn.flatMap((polygon) => polygon?.coordinates[0] ?? [])
    const options = {
      container: container.current!,
      ground,
      bounds: boundsOf(corners),
      locale: mapLocales[spoken],
      tiles,
    }
    let made: MapLibre
    try {
      made = makeBaseMap(options)
    } catch {
      latest.current.onUnable()
      return
    }
    map.current = made
    made.on('load', () => {
      addLivingLayers(made, latest.current, latestLook.current, ground)
      container.current?.setAttribute('data-ready', 'true')
    })
    const stop = followPointer(made, latest)
    return () => {
      stop()
      made.remove()
      map.current = null
    }
  }, [dark, spoken, tiles])

  useEffect(() => {
    const now = map.current
    if (now?.getSource('buildings')) repaint(now, { buildings, compounds }, { mode, dark, spoken, inRelief, outlined })
  }, [buildings, compounds, mode, dark, spoken, inRelief, outlined])

  useEffect(() => {
    map.current?.easeTo({ pitch: inRelief ? 45 : 0, duration: 500 })
  }, [inRelief])

  return <div className="map-canvas" ref={container} />
}

function followPointer(map: MapLibre, latest: { current: LivingMapProps }): () => void {
  let pointed: number | undefined
  const point = (next: number | undefined) => {
    if (next === pointed) return
    if (pointed !== undefined) map.setFeatureState({ source: 'buildings', id: pointed }, { pointed: false })
    if (next !== undefined) map.setFeatureState({ source: 'buildings', id: next }, { pointed: true })
    pointed = next
    map.getCanvas().style.cursor = next === undefined ? '' : 'pointer'
    latest.current.onPoint(next === undefined ? null : (latest.current.buildings[next] ?? null))
  }
  const under = ({ point: { x, y } }: MapMouseEvent) => {
    const near: [[number, number], [number, number]] = [
      [x - NEAR_PX, y - NEAR_PX],
      [x + NEAR_PX, y + NEAR_PX],
    ]
    const layers = ['flat', 'relief'].filter((layer) => map.getLayer(layer))
    return map.queryRenderedFeatures(near, { layers })[0]?.id as number | undefined
  }
  const subscriptions = [
    map.on('mousemove', (event) => point(under(event))),
    map.on('mouseout', () => point(undefined)),
    map.on('click', (event) => {
      const building = latest.current.buildings[under(event) ?? -1]
      if (building) latest.current.onOpen(building)
    }),
  ]
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe()
  }
}
