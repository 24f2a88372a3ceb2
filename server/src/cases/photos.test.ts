import { deflateSync } from 'node:zlib'
import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { done, page, someone, why } from '../testing/cases-world.ts'
import { reported, steward } from '../testing/loop-world.ts'
import { plainJpeg, segment } from '../testing/pictures.ts'
import { ask, newMember, run } from '../testing/world.ts'
import { addPhoto, showPhoto } from './photos.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { stripPhoto } from './strip-photo.ts'

const SECRET = 'GPS 26.58N 107.98E'
const secret = Buffer.from(SECRET)

const END = Buffer.from([0xff, 0xd9])

const jpeg = Buffer.concat([
  plainJpeg.subarray(0, 2),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), secret])),
  segment(0xe2, secret),
  segment(0xed, secret),
  segment(0xfe, secret),
  segment(0xee, Buffer.concat([Buffer.from('Adobe'), secret])),
  plainJpeg.subarray(2),
  secret,
  Buffer.concat([plainJpeg.subarray(0, 2), segment(0xe1, secret), plainJpeg.subarray(2)]),
])

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body, Buffer.alloc(4)])
}

function pngOf(width: number, height: number, ...more: Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 0])))
  return Buffer.concat([signature, chunk('IHDR', header), ...more, pixels, chunk('IEND', Buffer.alloc(0)), secret])
}
const png = pngOf(1, 1, chunk('tEXt', secret), chunk('eXIf', secret), chunk('iTXt', secret), chunk('zTXt', secret))

function riff(...chunks: [type: string, body: Buffer][]): Buffer {
  const parts = chunks.map(([type, body]) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  })
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, secret])
}
const lossy = Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 7, 0, 9, 0, 1, 2])
const webp = riff(
  ['VP8X', Buffer.alloc(10, 0x2c)],
  ['ICCP', secret],
  ['ALPH', Buffer.from([1])],
  ['VP8 ', lossy],
  ['EXIF', secret],
  ['XMP ', secret],
)

describe('a picture', () => {
  test.each([
    ['image/jpeg', jpeg, 1, 1],
    ['image/png', png, 1, 1],
    ['image/webp', webp, 7, 9],
  ] as const)(
    'as %s keeps what shows it and loses what a camera wrote beside it',
    (mediaType, bytes, width, height) => {
      expect(bytes.includes(secret)).toBe(true)
      const bare = stripPhoto(bytes)!
      expect(bare).toMatchObject({ mediaType, width, height })
      expect(bare.bytes.includes(secret)).toBe(false)
      expect(bare.bytes.includes('Exif')).toBe(false)
      // What is bare already stays as it is: nothing that shows the picture is lost.
      expect(stripPhoto(bare.bytes)!.bytes.equals(bare.bytes)).toBe(true)
    },
  )

  test('of a phone is the same picture after it, byte for byte of its coded part', () => {
    const scan = plainJpeg.subarray(plainJpeg.indexOf(Buffer.from([0xff, 0xda])))
    expect(stripPhoto(jpeg)!.bytes.subarray(-scan.length).equals(scan)).toBe(true)
  })

  test('that is cut off, too large, a film, or no picture is none', () => {
    expect(stripPhoto(jpeg.subarray(0, 200))).toBeUndefined()
    expect(stripPhoto(png.subarray(0, 60))).toBeUndefined()
    expect(stripPhoto(webp.subarray(0, 40))).toBeUndefined()
    expect(stripPhoto(pngOf(5000, 10))).toBeUndefined()
    expect(stripPhoto(pngOf(0, 10))).toBeUndefined()
    expect(stripPhoto(riff(['ANIM', secret], ['VP8 ', lossy]))).toBeUndefined()
    expect(stripPhoto(Buffer.from('<svg onload="alert(1)"/>'))).toBeUndefined()
    expect(stripPhoto(Buffer.alloc(0))).toBeUndefined()
  })

  test('that says its size twice, or makes whoever looks at it draw it a thousand times over, is none', () => {
    const frame = (side: number) =>
      segment(0xc0, Buffer.from([8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 0x11, 0]))
    const twice = Buffer.concat([plainJpeg.subarray(0, 2), frame(65_000), plainJpeg.subarray(2)])
    expect(stripPhoto(twice)).toBeUndefined()
    const header = Buffer.alloc(13)
    header.writeUInt32BE(65_000)
    header.writeUInt32BE(65_000, 4)
    expect(stripPhoto(pngOf(1, 1, chunk('IHDR', header)))).toBeUndefined()

    const scan = plainJpeg.subarray(plainJpeg.indexOf(Buffer.from([0xff, 0xda])), -2)
    const scans = (count: number) => Buffer.concat([plainJpeg.subarray(0, -2), ...Array(count).fill(scan), END])
    expect(stripPhoto(scans(20))).toBeDefined()
    expect(stripPhoto(scans(1000))).toBeUndefined()
  })

  test('has no room for words in the segments no picture uses', () => {
    const hidden = [0xc8, 0xdc, 0xde, 0xdf].map((marker) => segment(marker, secret))
    const bytes = Buffer.concat([plainJpeg.subarray(0, 2), ...hidden, plainJpeg.subarray(2)])
    expect(stripPhoto(bytes)!.bytes.includes(secret)).toBe(false)
  })

  test('any of them with any byte changed is a bare picture or none, and never hangs', () => {
    for (const bytes of [jpeg, png, webp]) {
      for (let at = 0; at < Math.min(bytes.length, 600); at++) {
        const broken = Buffer.from(bytes)
        broken[at] = (broken[at]! + 37) % 256
        const bare = stripPhoto(broken)
        if (bare) expect(bare.bytes.length).toBeLessThanOrEqual(bytes.length)
      }
    }
  })
})

describe('pictures of a case', () => {
  const input = (caseId: string, bytes: Buffer = jpeg) => ({ id: newId(), caseId, bytes: bytes.toString('base64') })

  test('are three at most, each a hop, shown without what the camera wrote', async () => {
    const caseId = await reported()
    const photos = [input(caseId), input(caseId, png), input(caseId, webp)]
    for (const photo of photos) done(await run(steward, addPhoto, photo))
    expect(why(await run(steward, addPhoto, input(caseId)))).toBe('photos-enough')
    expect(why(await run(steward, addPhoto, input(await reported(), Buffer.from('nothing'))))).toBe('photo-unreadable')

    const told = await page(steward, caseId)
    expect(told.photos.map(({ id }: { id: string }) => id)).toEqual(photos.map(({ id }) => id))
    expect(told.hops.filter(({ action }: { action: string }) => action === 'PHOTO')).toHaveLength(3)
    const shown = done(await ask(steward, showPhoto, { photoId: photos[0]!.id }))
    expect(shown.mediaType).toBe('image/jpeg')
    expect(Buffer.from(shown.bytes, 'base64').includes(secret)).toBe(false)
  })

  test('are shown within reach only, and never required', async () => {
    const caseId = await reported()
    const photo = input(caseId)
    done(await run(steward, addPhoto, photo))
    for (const other of [
      await someone('steward', []),
      await newMember({ role: 'volunteer' }),
      await newMember({ role: 'street-dispatcher' }),
    ])
      expect(why(await ask(other, showPhoto, { photoId: photo.id }))).toBe('not-found')
    done(await run(steward, resolveOnTheSpot, { caseId: await reported(), residentSays: 'NOBODY' }))
  })

  test('of what is confidential are the secretary’s', async () => {
    const secretary = await newMember({ role: 'secretary' })
    const caseId = newId()
    done(await run(steward, reportCase, { id: caseId, leaf: '0705', description: '邻居听到争吵' }))
    const photo = input(caseId)
    expect(why(await run(steward, addPhoto, photo))).toBe('case-not-yours')
    done(await run(secretary, addPhoto, photo))
    expect(why(await ask(await newMember({ role: 'station-desk' }), showPhoto, { photoId: photo.id }))).toBe(
      'not-found',
    )
  })

  test('taken before the end still belong when they arrive after it', async () => {
    const caseId = await reported({ happenedAt: '2026-01-05T05:00:00.000Z' })
    const closing = { caseId, residentSays: 'WELL', happenedAt: '2026-01-05T06:00:00.000Z' }
    done(await run(steward, resolveOnTheSpot, closing))
    done(await run(steward, addPhoto, { ...input(caseId), happenedAt: '2026-01-05T05:30:00.000Z' }))
    const colleague = await newMember({ role: 'station-desk' })
    expect(why(await run(colleague, addPhoto, input(caseId)))).toBe('case-ended')
    expect((await page(steward, caseId)).case.state).toBe('CLOSED')
  })

  test('of what was settled on the spot are taken when it is done, by who settled it', async () => {
    const caseId = await reported()
    done(await run(steward, resolveOnTheSpot, { caseId, resultText: '换了灯泡', residentSays: 'NOBODY' }))

    done(await run(steward, addPhoto, input(caseId)))

    expect(await page(steward, caseId)).toMatchObject({ case: { state: 'CLOSED' }, photos: [{}] })
  })
})
