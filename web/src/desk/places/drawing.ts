// Drawing as a sequence of acts: what a click, a key or a drag does in each mode. The map only shows the result.
import type { Position } from '@red-steward/domain/places/place'
import {
  addCorner,
  close,
  insertCorner,
  moveCorner,
  nothingDrawn,
  type Outline,
  rectangle,
  removeCorner,
  rotate,
  stepBack,
} from './outline.ts'

export interface Drawing {
  /** `view`: nothing moves; `corners`: clicks add corners; `rectangle`: two clicks; `adjust`: corners can be dragged. */
  mode: 'view' | 'corners' | 'rectangle' | 'adjust'
  outline: Outline
  /** What Escape goes back to. */
  before: Outline
  /** The first corner of a rectangle. */
  from: Position | null
  /** The corner last touched while adjusting; Backspace takes it away. */
  chosen: number | null
}

export type Act =
  | { act: 'start'; mode: 'corners' | 'rectangle' | 'adjust' }
  | { act: 'click'; at: Position; bearing: number }
  | { act: 'drag'; corner: number; to: Position }
  | { act: 'pull'; edge: number; to: Position }
  | { act: 'turn'; degrees: number }
  | { act: 'back' }
  | { act: 'finish' }
  | { act: 'cancel' }
  | { act: 'clear' }
  | { act: 'show'; outline: Outline }

export function viewing(outline: Outline): Drawing {
  return { mode: 'view', outline, before: outline, from: null, chosen: null }
}

export function draw(drawing: Drawing, act: Act): Drawing {
  const { mode, outline } = drawing
  switch (act.act) {
    case 'start':
      return {
        ...viewing(act.mode === 'adjust' ? outline : nothingDrawn),
        mode: act.mode,
        before: mode === 'view' ? outline : drawing.before,
      }
    case 'click':
      return click(drawing, act.at, act.bearing)
    case 'drag':
      return { ...drawing, outline: moveCorner(outline, act.corner, act.to), chosen: act.corner }
    case 'pull':
      return { ...drawing, outline: insertCorner(outline, act.edge, act.to), chosen: act.edge + 1 }
    case 'turn':
      return mode === 'adjust' ? { ...drawing, outline: rotate(outline, act.degrees) } : drawing
    case 'back':
      return back(drawing)
    case 'finish':
      if (mode === 'corners') return closed(drawing, close(outline))
      return mode === 'adjust' ? viewing(outline) : drawing
    case 'cancel':
      return viewing(drawing.before)
    case 'clear':
      return viewing(nothingDrawn)
    case 'show':
      return viewing(act.outline)
  }
}

function click(drawing: Drawing, at: Position, bearing: number): Drawing {
  const { mode, outline, from } = drawing
  if (mode === 'corners') return { ...drawing, outline: addCorner(outline, at) }
  if (mode !== 'rectangle') return drawing
  return from ? closed(drawing, rectangle(from, at, bearing)) : { ...drawing, from: at }
}

function back(drawing: Drawing): Drawing {
  const { mode, outline, chosen } = drawing
  if (mode === 'corners') return { ...drawing, outline: stepBack(outline) }
  if (mode === 'rectangle') return { ...drawing, from: null }
  if (mode !== 'adjust' || chosen === null) return drawing
  return { ...drawing, outline: removeCorner(outline, chosen), chosen: null }
}

/** A closed outline is adjusted at once; until then nothing has happened. */
function closed(drawing: Drawing, outline: Outline): Drawing {
  return outline.closed ? { ...drawing, outline, mode: 'adjust', from: null, chosen: null } : drawing
}
