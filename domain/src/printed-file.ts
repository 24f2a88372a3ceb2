import { z } from 'zod'

/** A file for the reader's computer, in base64. `name`: no address and no person stands in it. */
export const PrintedFile = z.object({ name: z.string(), mediaType: z.string(), base64: z.string() })
