import { PHOTO_SIDE } from '@red-steward/domain/cases/photos'

/**
 * A picture no side of which is longer than needed, as base64 JPEG. Drawn anew, it carries nothing of what a camera writes
 * beside it. Throws TypeError when the file is no picture.
 */
export async function shrunk(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new TypeError('not a picture')
  })
  const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/jpeg', 0.82).split(',')[1]!
}
