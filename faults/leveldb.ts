// Reading LevelDB tables (Chromium keeps IndexedDB in them) far enough to see what lies in their blocks uncompressed.
// Format: leveldb/doc/table_format.md, google/snappy format_description.txt.
const MAGIC = Buffer.from('57fb808b247547db', 'hex')

/** Every block of a table, uncompressed; empty when the bytes are no table. */
export function blocksOf(file: Buffer): Buffer[] {
  if (file.length < 48 || !file.subarray(-8).equals(MAGIC)) return []
  const footer = file.subarray(-48)
  const [, afterMeta] = handleAt(footer, 0)
  const [index] = handleAt(footer, afterMeta)
  const blocks: Buffer[] = []
  for (const handle of handlesIn(blockAt(file, index))) blocks.push(blockAt(file, handle))
  return blocks
}

interface Handle {
  offset: number
  size: number
}

function handleAt(bytes: Buffer, at: number): [Handle, number] {
  const [offset, next] = varint(bytes, at)
  const [size, end] = varint(bytes, next)
  return [{ offset, size }, end]
}

function varint(bytes: Buffer, at: number): [number, number] {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return [value, at]
  }
}

function blockAt(file: Buffer, { offset, size }: Handle): Buffer {
  const bytes = file.subarray(offset, offset + size)
  return file[offset + size] === 1 ? unsnapped(bytes) : bytes
}

/** The values of an index block are handles of data blocks. */
function handlesIn(block: Buffer): Handle[] {
  const restarts = block.readUInt32LE(block.length - 4)
  const end = block.length - 4 - restarts * 4
  const handles: Handle[] = []
  for (let at = 0; at < end; ) {
    const [, afterShared] = varint(block, at)
    const [unshared, afterUnshared] = varint(block, afterShared)
    const [length, keyAt] = varint(block, afterUnshared)
    handles.push(handleAt(block, keyAt + unshared)[0])
    at = keyAt + unshared + length
  }
  return handles
}

export function unsnapped(bytes: Buffer): Buffer {
  const [length, start] = varint(bytes, 0)
  const out = Buffer.alloc(length)
  let to = 0
  for (let at = start; at < bytes.length; ) {
    const tag = bytes[at++]!
    if ((tag & 3) === 0) {
      let size = tag >> 2
      if (size >= 60) {
        const extra = size - 59
        size = bytes.readUIntLE(at, extra)
        at += extra
      }
      bytes.copy(out, to, at, at + size + 1)
      at += size + 1
      to += size + 1
      continue
    }
    const [size, back, more] =
      (tag & 3) === 1
        ? [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | bytes[at]!, 1]
        : [(tag >> 2) + 1, (tag & 3) === 2 ? bytes.readUInt16LE(at) : bytes.readUInt32LE(at), (tag & 3) === 2 ? 2 : 4]
    at += more
    for (let n = 0; n < size; n++, to++) out[to] = out[to - back]!
  }
  return out
}
