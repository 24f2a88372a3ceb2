import type { Position } from '@red-steward/domain/places/place'
import { describe, expect, test } from 'vitest'
import { type Act, draw, viewing } from './drawing.ts'
import { nothingDrawn } from './outline.ts'

const at = (x: number, y: number): Position => [107.98 + x / 10_000, 26.58 + y / 10_000]
const click = (x: number, y: number): Act => ({ act: 'click', at: at(x, y), bearing: 0 })
const old = viewing({ corners: [at(0, 0), at(1, 0), at(1, 1)], closed: true })
const after = (...acts: Act[]) => acts.reduce(draw, old)
const corners: Act = { act: 'start', mode: 'corners' }

describe('redrawing a building', () => {
  test('clicks and Enter give a new outline that can still be adjusted, and Enter again ends it', () => {
    const drawn = after(corners, click(0, 0), click(4, 0), click(4, 4), { act: 'finish' })

    expect(drawn).toMatchObject({ mode: 'adjust', outline: { closed: true } })
    expect(draw(drawn, { act: 'finish' })).toMatchObject({ mode: 'view', outline: drawn.outline })
  })

  test('Enter with two corners does nothing', () => {
    expect(after(corners, click(0, 0), click(4, 0), { act: 'finish' }).mode).toBe('corners')
  })

  test('Escape brings the old outline back, while drawing and after closing alike', () => {
    const cancel: Act = { act: 'cancel' }

    expect(after(corners, click(0, 0), cancel)).toEqual(old)
    expect(after(corners, click(0, 0), click(4, 0), click(4, 4), { act: 'finish' }, cancel)).toEqual(old)
    expect(after(corners, { act: 'start', mode: 'rectangle' }, cancel)).toEqual(old)
  })

  test('Backspace takes the last corner back', () => {
    expect(after(corners, click(0, 0), click(4, 0), { act: 'back' }).outline.corners).toEqual([at(0, 0)])
  })

  test('two clicks make a rectangle; Backspace after the first forgets it', () => {
    const start: Act = { act: 'start', mode: 'rectangle' }

    expect(after(start, click(0, 0), click(4, 2))).toMatchObject({ mode: 'adjust', outline: { closed: true } })
    expect(after(start, click(0, 0), { act: 'back' }).from).toBeNull()
  })
})

describe('adjusting', () => {
  const adjust: Act = { act: 'start', mode: 'adjust' }

  test('a pulled corner is the chosen one, and Backspace takes just that away', () => {
    const pulled = after(adjust, { act: 'pull', edge: 0, to: at(0.5, -1) })

    expect(pulled.outline.corners[1]).toEqual(at(0.5, -1))
    expect(draw(pulled, { act: 'back' }).outline.corners).toEqual(old.outline.corners)
  })

  test('nothing moves or turns while only looking', () => {
    expect(draw(old, { act: 'turn', degrees: 5 })).toBe(old)
    expect(draw(old, click(3, 3))).toBe(old)
    expect(draw(old, { act: 'back' })).toBe(old)
  })

  test('an outline can be taken off the map', () => {
    expect(after({ act: 'clear' }).outline).toEqual(nothingDrawn)
  })
})
