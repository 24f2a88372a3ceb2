// The hand on the map: clicks, drags and keys become acts of drawing.
import type { Position } from '@red-steward/domain/places/place'
import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import type { Act, Drawing } from './drawing.ts'

interface Hand {
  drawing: () => Drawing
  act: (act: Act) => void
  /** Where the next corner would go, for the line that follows the pointer. */
  point: (at: Position | null) => void
}

/** A click this near to the first corner closes the outline. */
const NEAR_PIXELS = 12
const DEGREES_A_PRESS = 1

type Held = { corner: number } | null

export function takeInHand(map: MapLibre, hand: Hand): () => void {
  let held: Held = null
  const isPlacing = () => ['corners', 'rectangle'].includes(hand.drawing().mode)

  function grab(event: MapMouseEvent | MapTouchEvent) {
    if (hand.drawing().mode === 'view') return
    const layers = ['corners', 'middles'].filter((layer) => map.getLayer(layer))
    const { x, y } = event.point
    const box: [[number, number], [number, number]] = [
      [x - 8, y - 8],
      [x + 8, y + 8],
    ]
    const properties = map.queryRenderedFeatures(box, { layers })[0]?.properties
    if (!properties || (isPlacing() && properties.kind === 'corner')) return
    event.preventDefault()
    const index = Number(properties.index)
    if (properties.kind === 'middle') hand.act({ act: 'pull', edge: index, to: placeOf(event) })
    held = { corner: properties.kind === 'middle' ? index + 1 : index }
    hand.act({ act: 'drag', corner: held.corner, to: placeOf(event) })
  }
  function move(event: MapMouseEvent | MapTouchEvent) {
    if (held) hand.act({ act: 'drag', corner: held.corner, to: placeOf(event) })
    else if (isPlacing()) hand.point(placeOf(event))
    map.getCanvas().style.cursor = held ? 'grabbing' : isPlacing() ? 'crosshair' : ''
  }
  function letGo() {
    held = null
  }
  function click(event: MapMouseEvent) {
    // The later clicks of a double click are no corners of their own.
    if (!isPlacing() || event.originalEvent.detail > 1) return
    const { mode, outline } = hand.drawing()
    const first = outline.corners[0]
    const closes = mode === 'corners' && first && outline.corners.length >= 3 && isNear(map, event, first)
    hand.act(closes ? { act: 'finish' } : { act: 'click', at: placeOf(event), bearing: map.getBearing() })
  }
  function doubleClick(event: MapMouseEvent) {
    if (hand.drawing().mode === 'view') return
    event.preventDefault()
    hand.act({ act: 'finish' })
  }
  const leave = () => hand.point(null)
  const subscriptions = [
    map.on('mousedown', grab),
    map.on('touchstart', grab),
    map.on('mousemove', move),
    map.on('touchmove', move),
    map.on('mouseup', letGo),
    map.on('touchend', letGo),
    map.on('click', click),
    map.on('dblclick', doubleClick),
    map.on('mouseout', leave),
  ]
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe()
  }
}

/** What a key means while something is drawn; undefined when it means nothing here. */
export function actOfKey(key: string, map: MapLibre): Act | undefined {
  const { lng, lat } = map.getCenter()
  const acts: Record<string, Act> = {
    Enter: { act: 'finish' },
    Escape: { act: 'cancel' },
    Backspace: { act: 'back' },
    Delete: { act: 'back' },
    // The arrow keys move the map under the cross in its middle.
    ' ': { act: 'click', at: [lng, lat], bearing: map.getBearing() },
    '[': { act: 'turn', degrees: -DEGREES_A_PRESS },
    ']': { act: 'turn', degrees: DEGREES_A_PRESS },
  }
  return acts[key]
}

function placeOf({ lngLat }: MapMouseEvent | MapTouchEvent): Position {
  return [lngLat.lng, lngLat.lat]
}

function isNear(map: MapLibre, event: MapMouseEvent, corner: Position): boolean {
  return map.project(corner).dist(event.point) <= NEAR_PIXELS
}
