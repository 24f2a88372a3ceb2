import { inflateRawSync } from 'node:zlib'

/** The parts of a zip by name, read from its central directory. */
export function unzip(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const packed = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + packed)
    const plain = zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)
    parts.set(zip.toString('utf8', at + 46, at + 46 + nameLength), plain.toString('utf8'))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

/** What a docx says, one paragraph a line. */
export function wordsOfDocx(docx: Buffer): string {
  const body = unzip(docx).get('word/document.xml') ?? ''
  return `\n${body.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')}`
}
