// At most three pictures of a case, never required, without the place and device that cameras write into them.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'

export const PHOTOS_AT_MOST = 3
export const PHOTO_BYTES_AT_MOST = 2 * 1024 * 1024
/** Who sends shrinks first (1600); the server takes no longer side than this. */
export const PHOTO_SIDE_AT_MOST = 4096
export const PhotoType = z.enum(['image/jpeg', 'image/png', 'image/webp'])
export type PhotoType = z.infer<typeof PhotoType>

export const addPhoto = commandShape({
  name: 'cases.add-photo',
  permission: 'cases.handle',
  summary: 'Adds a picture (JPEG, PNG or WebP, 2 MB at most); everything a camera writes beside it is cut off.',
  takesFile: true,
  input: z.strictObject({
    id: Id,
    caseId: Id,
    /** Base64. */
    bytes: z.base64().max(Math.ceil(PHOTO_BYTES_AT_MOST / 3) * 4),
    happenedAt: Instant.optional(),
  }),
})

export const CasePhoto = z.object({ id: Id, width: z.int(), height: z.int(), by: z.string(), at: Instant })
export type CasePhoto = z.infer<typeof CasePhoto>

export const showPhoto = queryShape({
  name: 'cases.photo',
  permission: 'cases.read',
  summary: 'One picture of a case within reach, as base64.',
  input: z.strictObject({ photoId: Id }),
  answer: z.object({ mediaType: PhotoType, bytes: z.base64() }),
})
