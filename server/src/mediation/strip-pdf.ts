// A PDF holds the pictures it was scanned from as they came. What a camera wrote into them (place, device, time) is blanked
// where it stands, byte for byte, so that every offset of the file stays true; so is what opening it would run. What is packed
// once more we do not open.

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const METADATA = [Buffer.from('<x:xmpmeta', 'latin1'), Buffer.from('</x:xmpmeta>', 'latin1')] as const
const ACTIONS = ['/JavaScript', '/Launch'].map((name) => Buffer.from(name, 'latin1'))
const END_WITHIN = 2048

/** The same file without places, or undefined when it is no whole PDF. */
export function stripPdf(bytes: Buffer): Buffer | undefined {
  const end = bytes.lastIndexOf('%%EOF', undefined, 'latin1')
  if (bytes.toString('latin1', 0, 5) !== '%PDF-' || end < 0 || end < bytes.length - END_WITHIN) return undefined
  const kept = Buffer.from(bytes)
  blankExif(kept)
  blankMetadata(kept)
  blankActions(kept)
  return kept
}

/** Of each JPEG the segment FF E1 (length, `Exif`, what the camera wrote). */
function blankExif(bytes: Buffer): void {
  for (let at = bytes.indexOf(EXIF); at >= 0; at = bytes.indexOf(EXIF, at + EXIF.length)) {
    const isSegment = at >= 4 && bytes[at - 4] === 0xff && bytes[at - 3] === 0xe1
    if (isSegment) bytes.fill(0, at + EXIF.length, Math.min(bytes.length, at - 2 + bytes.readUInt16BE(at - 2)))
  }
}

/** What opening the paper would run, by names no reader knows: an action of an unknown kind is passed over (ISO 32000-2, 12.6). */
function blankActions(bytes: Buffer): void {
  for (const name of ACTIONS) {
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + name.length))
      bytes.fill('X', at + 1, at + name.length)
  }
}

/** XMP, of the paper or of a picture in it, where it tells of a place. */
function blankMetadata(bytes: Buffer): void {
  const [begins, ends] = METADATA
  let from = bytes.indexOf(begins)
  while (from >= 0) {
    const to = bytes.indexOf(ends, from)
    if (to < 0) return
    if (bytes.subarray(from, to).includes('GPS')) bytes.fill(' ', from, to + ends.length)
    // Behind the end, so that no byte is looked at twice whatever a file says.
    from = bytes.indexOf(begins, to)
  }
}
