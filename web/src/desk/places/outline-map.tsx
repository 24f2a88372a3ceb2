import type { Polygon, Position } from '@red-steward/domain/places/place'
import type { Map as MapLibre } from 'maplibre-gl'
import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import { language } from '../../lib/language.ts'
import { boundsOf, grounds, makeBaseMap, mapLocales } from '../map/base-map.ts'
import { useTiles } from '../map/tiles.ts'
import { useIsDark } from '../parts/appearance.ts'
import type { Act, Drawing } from './drawing.ts'
import { actOfKey, takeInHand } from './outline-hand.ts'
import { addOutlineLayers, type Neighbour, showDrawing, showNeighbours } from './outline-layers.ts'

export interface OutlineMapHandle {
  focus: () => void
}

interface OutlineMapProps {
  drawing: Drawing
  neighbours: readonly Neighbour[]
  /** What to show first: the outline itself, else its compound, else everything. */
  around: Polygon | null
  compoundId: string | undefined
  label: string
  onAct: (act: Act) => void
  onUnable: () => void
  ref?: RefObject<OutlineMapHandle | null>
}

export default function OutlineMap(props: OutlineMapProps) {
  const container = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre | null>(null)
  const pointer = useRef<Position | null>(null)
  const latest = useRef(props)
  const dark = useIsDark()
  const spoken = language.use()
  const tiles = useTiles()
  const { drawing, neighbours, label } = props
  useEffect(() => {
    latest.current = props
  })
  useImperativeHandle(props.ref, () => ({ focus: () => map.current?.getCanvas().focus() }), [])

  // Made anew only for another ground, language or tiles; everything else is repainted.
  useEffect(() => {
    if (tiles === undefined) return
    const ground = grounds[dark ? 'dark' : 'light']
    const options = {
      container: container.current!,
      ground,
      bounds: firstView(latest.current),
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
    made.getCanvas().setAttribute('aria-label', latest.current.label)
    const repaint = () => showDrawing(made, latest.current.drawing, pointer.current)
    const hand = {
      drawing: () => latest.current.drawing,
      act: (act: Act) => latest.current.onAct(act),
      point: (at: Position | null) => {
        pointer.current = at
        repaint()
      },
    }
    made.on('load', () => {
      addOutlineLayers(made, ground)
      showNeighbours(made, latest.current.neighbours)
      repaint()
      container.current?.setAttribute('data-ready', 'true')
    })
    const letGo = takeInHand(made, hand)
    return () => {
      letGo()
      made.remove()
      map.current = null
    }
  }, [dark, spoken, tiles])

  useEffect(() => {
    const now = map.current
    if (!now) return
    if (drawing.mode === 'view') {
      now.doubleClickZoom.enable()
      pointer.current = null
      now.getCanvas().style.cursor = ''
    } else now.doubleClickZoom.disable()
    showDrawing(now, drawing, pointer.current)
  }, [drawing])

  const wasEmpty = useRef(neighbours.length === 0)
  useEffect(() => {
    const now = map.current
    if (!now) return
    showNeighbours(now, neighbours)
    // The neighbours may come after the map; a first view of nowhere helps nobody.
    const bounds = wasEmpty.current && neighbours.length > 0 ? firstView(latest.current) : null
    if (bounds) now.fitBounds(bounds, { padding: 48, maxZoom: 18, animate: false })
    if (neighbours.length > 0) wasEmpty.current = false
  }, [neighbours])

  function onKey(event: KeyboardEvent) {
    if (drawing.mode === 'view' || !map.current) return
    const act = actOfKey(event.key, map.current)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    props.onAct(act)
  }

  return (
    <section className="outline-map" data-mode={drawing.mode} onKeyDown={onKey} aria-label={label}>
      <div className="map-canvas" ref={container} />
      {(drawing.mode === 'corners' || drawing.mode === 'rectangle') && <span className="outline-cross" aria-hidden />}
    </section>
  )
}

function firstView({ around, compoundId, neighbours }: OutlineMapProps) {
  const own = around?.coordinates[0]
  const near = neighbours.filter((neighbour) => neighbour.compoundId === compoundId)
  const shown = near.length > 0 ? near : neighbours
  const box = boundsOf(own ?? shown.flatMap(({ polygon }) => polygon.coordinates[0] as Position[]))
  if (!box || !own) return box
  // Room for the neighbours: nobody knows a house by itself.
  const [width, height] = [Math.max(box[2] - box[0], 0.0004), Math.max(box[3] - box[1], 0.0004)]
  return [box[0] - width, box[1] - height, box[2] + width, box[3] + height] as typeof box
}
