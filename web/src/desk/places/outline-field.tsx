import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import type { Polygon } from '@red-steward/domain/places/place'
import { Alert, Button, Flex, Skeleton } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { type Act, type Drawing, draw, viewing } from './drawing.ts'
import { useDrawingWords } from './drawing.words.ts'
import { areaOf, crossesItself, outlineOf, polygonOf } from './outline.ts'
import type { Neighbour } from './outline-layers.ts'
import type { OutlineMapHandle } from './outline-map.tsx'
import '../map/map.css'

const OutlineMap = lazy(() => import('./outline-map.tsx'))

interface OutlineFieldProps {
  value?: Polygon | null
  onChange?: (polygon: Polygon | null) => void
  /** What is saved: once it is what is drawn, the drawing is over. */
  saved: Polygon | null
  neighbours: readonly Neighbour[]
  compoundId: string | undefined
  readOnly?: boolean
}

const isSame = (a: Polygon | null, b: Polygon | null) => JSON.stringify(a) === JSON.stringify(b)

/** An outline as a field of a form: drawn, adjusted, turned. The value changes when an outline is closed, not before. */
export function OutlineField({
  value = null,
  onChange,
  saved,
  neighbours,
  compoundId,
  readOnly = false,
}: OutlineFieldProps) {
  const w = useDrawingWords()
  const [drawing, setDrawing] = useState(() => viewing(outlineOf(value)))
  const [unable, setUnable] = useState(false)
  const map = useRef<OutlineMapHandle>(null)
  const current = useRef(drawing)
  const emitted = useRef(value)
  const atStart = useRef(value)

  function act(what: Act) {
    const before = current.current
    const after = draw(before, what)
    if (before.mode === 'view') atStart.current = emitted.current
    current.current = after
    setDrawing(after)
    if (what.act === 'cancel') emit(atStart.current)
    else if (after.outline !== before.outline && (after.outline.closed || what.act === 'clear'))
      emit(polygonOf(after.outline))
  }
  // A half-drawn outline is nobody's value: starting to redraw does not empty the field.
  function emit(polygon: Polygon | null) {
    if (isSame(polygon, emitted.current)) return
    emitted.current = polygon
    onChange?.(polygon)
  }
  // The form was reset, or somebody else drew it.
  useEffect(() => {
    if (isSame(value, emitted.current)) return
    emitted.current = value
    current.current = viewing(outlineOf(value))
    setDrawing(current.current)
  }, [value])

  const lastSaved = useRef(saved)
  useEffect(() => {
    if (isSame(saved, lastSaved.current)) return
    lastSaved.current = saved
    if (current.current.mode !== 'adjust' || !isSame(saved, emitted.current)) return
    current.current = viewing(current.current.outline)
    setDrawing(current.current)
  }, [saved])

  function choose(what: Act) {
    act(what)
    map.current?.focus()
  }
  if (unable) return <Alert type="info" showIcon title={w.unable} />
  return (
    <div className="outline-field">
      {!readOnly && <Tools drawing={drawing} onAct={choose} />}
      <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 320 }} />}>
        <OutlineMap
          ref={map}
          drawing={drawing}
          neighbours={neighbours}
          around={value}
          compoundId={compoundId}
          label={w.map}
          onAct={act}
          onUnable={() => setUnable(true)}
        />
      </Suspense>
      <Footing drawing={drawing} />
    </div>
  )
}

function Footing({ drawing: { mode, outline } }: { drawing: Drawing }) {
  const w = useDrawingWords()
  const times = useTimes()
  const size = outline.closed
    ? w.size(outline.corners.length, times.number(Math.round(areaOf(outline))))
    : outline.corners.length === 0 && mode === 'view'
      ? w.noneYet
      : null
  return (
    <div className="outline-foot quiet" aria-live="polite">
      {outline.closed && crossesItself(outline) && <strong className="outline-fault">{w.crosses}</strong>}
      {mode === 'corners' && <span>{w.cornersHelp}</span>}
      {mode === 'rectangle' && <span>{w.rectangleHelp}</span>}
      {mode === 'adjust' && <span>{w.adjustHelp}</span>}
      {size && <span className="num">{size}</span>}
    </div>
  )
}

function Tools({ drawing, onAct }: { drawing: Drawing; onAct: (act: Act) => void }) {
  const w = useDrawingWords()
  const { mode, outline, from, chosen } = drawing
  if (mode === 'view') {
    const exists = outline.closed
    return (
      <Flex gap={8} wrap>
        {exists && <Button onClick={() => onAct({ act: 'start', mode: 'adjust' })}>{w.adjust}</Button>}
        <Button onClick={() => onAct({ act: 'start', mode: 'corners' })}>{exists ? w.redraw : w.drawCorners}</Button>
        <Button onClick={() => onAct({ act: 'start', mode: 'rectangle' })}>{w.drawRectangle}</Button>
        {exists && (
          <Button type="text" onClick={() => onAct({ act: 'clear' })}>
            {w.clear}
          </Button>
        )}
      </Flex>
    )
  }
  const canStepBack =
    mode === 'corners' ? outline.corners.length > 0 : mode === 'rectangle' ? from !== null : chosen !== null
  return (
    <Flex gap={8} wrap>
      {mode !== 'rectangle' && (
        <Button
          type="primary"
          ghost
          disabled={mode === 'corners' && outline.corners.length < 3}
          onClick={() => onAct({ act: 'finish' })}
        >
          {w.finish}
        </Button>
      )}
      <Button disabled={!canStepBack} onClick={() => onAct({ act: 'back' })}>
        {w.stepBack}
      </Button>
      {mode === 'adjust' && (
        <>
          <Button
            icon={<UndoOutlined />}
            aria-label={w.turnLeft}
            title={w.turnLeft}
            onClick={() => onAct({ act: 'turn', degrees: -5 })}
          />
          <Button
            icon={<RedoOutlined />}
            aria-label={w.turnRight}
            title={w.turnRight}
            onClick={() => onAct({ act: 'turn', degrees: 5 })}
          />
        </>
      )}
      <Button type="text" onClick={() => onAct({ act: 'cancel' })}>
        {w.cancel}
      </Button>
    </Flex>
  )
}
