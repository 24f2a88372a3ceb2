// A photo made small where it was taken. Drawing it anew leaves behind everything but the picture: place, time, model of the
// phone. The server takes no side over `PHOTO_SIDE_AT_MOST` and no more than `PHOTO_BYTES_AT_MOST`; this is well below both.
const LONGEST_SIDE = 1600
const QUALITIES = [0.8, 0.65, 0.5]
const MOST_BYTES = 500_000

/** JPEG bytes as base64. Throws TypeError when the browser reads no picture in the file. */
export async function shrinkPhoto(file: Blob): Promise<{ base64: string; preview: string }> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new TypeError('not a picture')
  })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  for (const quality of QUALITIES) {
    const preview = canvas.toDataURL('image/jpeg', quality)
    const base64 = preview.slice(preview.indexOf(',') + 1)
    if (base64.length * 0.75 <= MOST_BYTES || quality === QUALITIES.at(-1)) return { base64, preview }
  }
  throw new Error('no quality was tried')
}

/** The same as bytes. */
export async function shrunkBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const { base64 } = await shrinkPhoto(file)
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
