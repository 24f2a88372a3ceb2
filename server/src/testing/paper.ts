// Reads a PDF of ours back: its pages as drawing instructions, and the picture to scan that is drawn on one.
import { inflateSync } from 'node:zlib'
import jsqr from 'jsqr'

/** The drawing instructions of a PDF, page after page. */
function instructionsOf(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const parts: string[] = []
  for (const match of text.matchAll(/\/Length (\d+)[^>]*>>\s*stream\r?\n/g)) {
    const from = match.index + match[0].length
    try {
      parts.push(inflateSync(pdf.subarray(from, from + Number(match[1]))).toString('latin1'))
    } catch {
      // A stream that is not packed, or a font: no drawing.
    }
  }
  return parts.join('\n')
}

export const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

/** How many signs are written on its pages. */
export function signsOn(pdf: Buffer): number {
  const written = [...instructionsOf(pdf).matchAll(/\[((?:<[0-9a-f]+>|[-\d. ])+)\] TJ/g)].map(([, text]) => text!)
  return [...written.join('').matchAll(/<([0-9a-f]+)>/g)].reduce((sum, [, codes]) => sum + codes!.length / 4, 0)
}

const POINTS_PER_PAGE = { width: 596, height: 842 }
const SCALE = 4

/** What a scanner reads off the paper: the filled squares of the drawing as pixels, given to a decoder. */
export function scanPaper(pdf: Buffer): string | undefined {
  const [width, height] = [POINTS_PER_PAGE.width * SCALE, POINTS_PER_PAGE.height * SCALE]
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  const black = /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\n\/DeviceRGB cs\n0 0 0 scn\n\S+ gs\nf\b/g
  for (const [, ...said] of instructionsOf(pdf).matchAll(black)) {
    const [x, y, wide, high] = said.map((one) => Number(one) * SCALE) as [number, number, number, number]
    for (let row = Math.round(y); row < Math.round(y + high); row++)
      for (let column = Math.round(x); column < Math.round(x + wide); column++)
        pixels.set([0, 0, 0, 255], (row * width + column) * 4)
  }
  return jsqr.default(pixels, width, height)?.data
}
