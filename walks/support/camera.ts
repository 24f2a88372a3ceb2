// What a phone's camera hands over: a picture, and beside it where it was taken.
import type { Page } from 'playwright-core'

/** Stands in the picture's EXIF beside the place. */
export const CAMERA = 'XIAOMI-21091116AC'

/** A JPEG of 2400 by 1800, larger than is sent, with EXIF: place, maker. `hue` tells one from another. */
export async function cameraPhoto(page: Page, hue: number): Promise<Buffer> {
  const base64 = await page.evaluate((hue) => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const paint = canvas.getContext('2d')!
    for (let at = 0; at < 400; at++) {
      paint.fillStyle = `hsl(${hue + (at % 40)} 70% ${20 + ((at * 37) % 60)}%)`
      paint.fillRect((at * 211) % 2400, (at * 173) % 1800, 420, 260)
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!
  }, hue)
  const bare = Buffer.from(base64, 'base64')
  return Buffer.concat([bare.subarray(0, 2), exif(), bare.subarray(2)])
}

/** APP1: IFD0 with the maker and a GPS IFD of 26°34′48″ N, 107°58′48″ E. TIFF 6.0, Exif 2.3 section 4.6.6. */
function exif(): Buffer {
  const maker = Buffer.from(`${CAMERA}\0`, 'latin1')
  const [ifd0, gps, makerAt] = [8, 8 + 2 + 2 * 12 + 4, 8 + 2 + 2 * 12 + 4 + 2 + 4 * 12 + 4]
  const latitudeAt = makerAt + maker.length + (maker.length % 2)
  const tiff = Buffer.alloc(latitudeAt + 48)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(ifd0, 4)
  const entry = (at: number, tag: number, type: number, count: number, value: number | string) => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    if (typeof value === 'string') tiff.write(value, at + 8, 'latin1')
    else tiff.writeUInt32BE(value, at + 8)
  }
  tiff.writeUInt16BE(2, ifd0)
  entry(ifd0 + 2, 0x010f, 2, maker.length, makerAt)
  entry(ifd0 + 14, 0x8825, 4, 1, gps)
  tiff.writeUInt16BE(4, gps)
  entry(gps + 2, 1, 2, 2, 'N')
  entry(gps + 14, 2, 5, 3, latitudeAt)
  entry(gps + 26, 3, 2, 2, 'E')
  entry(gps + 38, 4, 5, 3, latitudeAt + 24)
  maker.copy(tiff, makerAt)
  for (const [at, value] of [26, 34, 48, 107, 58, 48].entries()) {
    tiff.writeUInt32BE(value, latitudeAt + at * 8)
    tiff.writeUInt32BE(1, latitudeAt + at * 8 + 4)
  }
  const head = Buffer.from([0xff, 0xe1, 0, 0, 0x45, 0x78, 0x69, 0x66, 0, 0])
  head.writeUInt16BE(head.length - 2 + tiff.length, 2)
  return Buffer.concat([head, tiff])
}
