// What a camera writes beside a picture (place, device, time, an earlier uncut version, a film) is cut off: of each format only
// the parts without which the picture cannot be shown are kept, whatever else there may be.
import { PHOTO_SIDE_AT_MOST, type PhotoType } from '@red-steward/domain/cases/photos'

export interface Picture {
  mediaType: PhotoType
  width: number
  height: number
  bytes: Buffer
}

/** The bare picture, or undefined when it is none of the three formats, is damaged, or has a side that is too long. */
export function stripPhoto(bytes: Buffer): Picture | undefined {
  try {
    const picture = jpeg(bytes) ?? png(bytes) ?? webp(bytes)
    if (!picture) return undefined
    const { width, height } = picture
    const fits = width > 0 && height > 0 && width <= PHOTO_SIDE_AT_MOST && height <= PHOTO_SIDE_AT_MOST
    return fits ? picture : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined // read beyond the end: cut off in the middle
    throw error
  }
}

/** A camera's picture has ten at most; each lets whoever looks at it draw the whole once more. */
const SCANS_AT_MOST = 64

/** Segments that carry the picture; APP14 says how its colours are meant. Everything after the end of the picture goes. */
function jpeg(bytes: Buffer): Picture | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let scans = 0
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2))
      return size && { mediaType: 'image/jpeg', ...size, bytes: Buffer.concat(kept) }
    } else {
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      if (end > bytes.length) return undefined
      const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
      if (isFrame && size) return undefined
      if (marker === 0xda && ++scans > SCANS_AT_MOST) return undefined
      if (isFrame) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
      const isNeeded = isFrame || TABLES.includes(marker) || (marker === 0xee && isAdobe(bytes, at, end))
      const scanEnd = marker === 0xda ? endOfScan(bytes, end) : end
      if (isNeeded) kept.push(bytes.subarray(at, scanEnd))
      at = scanEnd
    }
  }
}

/** An APP14 of exactly Adobe's form; a longer one could carry anything. */
function isAdobe(bytes: Buffer, at: number, end: number): boolean {
  return end - at === 16 && bytes.toString('latin1', at + 4, at + 9) === 'Adobe'
}

/** The coded picture runs to the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at++) {
    if (bytes.readUInt8(at) !== 0xff) continue
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
}

/** Codes, conditioning, scans, quantities, restarts. */
const TABLES = [0xc4, 0xcc, 0xda, 0xdb, 0xdd]

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PNG_KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']

function png(bytes: Buffer): Picture | undefined {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return undefined
  const kept: Buffer[] = [PNG_SIGNATURE]
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  for (let at = 8; ; ) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    if (type === 'IHDR' && at > 8) return undefined
    if (PNG_KEPT.includes(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return { mediaType: 'image/png', ...size, bytes: Buffer.concat(kept) }
    at = end
  }
}

/** One still picture: `VP8 ` or `VP8L`, with its transparency; a film is refused. */
function webp(bytes: Buffer): Picture | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  let [alpha, image]: (Buffer | undefined)[] = []
  for (let at = 12; at + 8 <= whole; ) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > bytes.length) return undefined
    if (type === 'ANIM' || type === 'ANMF') return undefined
    if (type === 'ALPH') alpha ??= padded(bytes.subarray(at, at + 8 + length))
    if (type === 'VP8 ' || type === 'VP8L') image ??= padded(bytes.subarray(at, at + 8 + length))
    at = end
  }
  if (!image) return undefined
  const size = image.toString('latin1', 0, 4) === 'VP8L' ? sizeOfLossless(image) : sizeOfLossy(image)
  if (!size) return undefined
  const chunks = alpha ? [extended(size), alpha, image] : [image]
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return { mediaType: 'image/webp', ...size, bytes: Buffer.concat([head, body]) }
}

const padded = (chunk: Buffer) => (chunk.length % 2 === 0 ? chunk : Buffer.concat([chunk, Buffer.alloc(1)]))

function sizeOfLossless(chunk: Buffer) {
  if (chunk.readUInt8(8) !== 0x2f) return undefined
  const bits = chunk.readUInt32LE(9)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function sizeOfLossy(chunk: Buffer) {
  if (chunk.readUIntBE(11, 3) !== 0x9d012a) return undefined
  return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff }
}

/** The header that says nothing but "with transparency". */
function extended({ width, height }: { width: number; height: number }): Buffer {
  const chunk = Buffer.alloc(18)
  chunk.write('VP8X', 'latin1')
  chunk.writeUInt32LE(10, 4)
  chunk.writeUInt8(0x10, 8)
  chunk.writeUIntLE(width - 1, 12, 3)
  chunk.writeUIntLE(height - 1, 15, 3)
  return chunk
}
