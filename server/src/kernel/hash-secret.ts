import { createHash } from 'node:crypto'

/** What stands in the database of a long random secret that somebody holds: nobody reads the secret off it. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
