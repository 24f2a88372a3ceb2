// Pictures and papers of a piece of evidence (handbook §6, 归档: 证据). Read by the mediators in charge alone.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { PHOTOS_AT_MOST, PhotoType } from '../cases/photos.ts'
import { Id } from '../ids.ts'
import { PrintedFile } from '../printed-file.ts'
import { Instant } from '../time.ts'

/** Of one piece of evidence. */
export const EVIDENCE_FILES_AT_MOST = PHOTOS_AT_MOST
export const EVIDENCE_BYTES_AT_MOST = 10 * 1024 * 1024
export const EvidenceType = z.enum([...PhotoType.options, 'application/pdf'])
export type EvidenceType = z.infer<typeof EvidenceType>

export const EvidenceFile = z.object({
  id: Id,
  name: z.string(),
  mediaType: EvidenceType,
  /** Counted through the whole dispute, as the dossier lists it. */
  sheet: z.int(),
  /** Taken out: its number stays its own, and nobody opens it until it is put back. */
  removed: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
})
export type EvidenceFile = z.infer<typeof EvidenceFile>

/** Refuses `evidence-file-unreadable`, `evidence-file-too-big`, `evidence-files-enough`, and what `add-evidence` does. */
export const addEvidenceFile = commandShape({
  name: 'mediation.add-evidence-file',
  permission: 'mediation.mediate',
  summary:
    'Adds a picture (JPEG, PNG, WebP) or a PDF to a piece of evidence, three at most and 10 MB each; where a picture was taken is cut off.',
  takesFile: true,
  input: z.strictObject({
    id: Id,
    disputeId: Id,
    evidenceId: Id,
    name: z.string().trim().min(1).max(80),
    /** Base64. */
    bytes: z.base64().max(Math.ceil(EVIDENCE_BYTES_AT_MOST / 3) * 4),
  }),
})

/** Refuses `evidence-file-removed`, and what `add-evidence` does. */
export const removeEvidenceFile = commandShape({
  name: 'mediation.remove-evidence-file',
  permission: 'mediation.mediate',
  summary:
    'Takes a file out of the evidence, with the reason: it is not shown or printed any more; that there was one stays.',
  input: z.strictObject({ disputeId: Id, fileId: Id, reason: z.string().trim().min(1).max(200) }),
})

/** Refuses `evidence-file-there`, `evidence-files-enough`, and what `add-evidence` does. */
export const putBackEvidenceFile = commandShape({
  name: 'mediation.put-back-evidence-file',
  permission: 'mediation.mediate',
  summary: 'Puts a file back that was taken out of the evidence.',
  input: z.strictObject({ disputeId: Id, fileId: Id }),
})

export const showEvidenceFile = queryShape({
  name: 'mediation.evidence-file',
  permission: 'mediation.mediate',
  summary: 'One picture or PDF of the evidence, for the mediators in charge; every look is recorded.',
  input: z.strictObject({ disputeId: Id, fileId: Id }),
  answer: PrintedFile,
})
