import { sightOf } from '@red-steward/domain/mediation/actions'
import {
  addEvidenceFile as addShape,
  EVIDENCE_BYTES_AT_MOST,
  EVIDENCE_FILES_AT_MOST,
  type EvidenceType,
  showEvidenceFile as showShape,
} from '@red-steward/domain/mediation/evidence'
import { mayKeepWords } from '@red-steward/domain/mediation/rules'
import { sql } from 'kysely'
import { stripPhoto } from '../cases/index.ts'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { readDisputes } from './facts.ts'
import { isRemoved } from './remove-evidence-file.ts'
import { seal } from './sealed.ts'
import { getDisputeFor } from './store.ts'
import { stripPdf } from './strip-pdf.ts'

/** The file is named by its row; sheets are counted while the dispute is locked, so no number is given twice. */
export const addEvidenceFile = command(addShape, async (context, { id, disputeId, evidenceId, name, bytes }) => {
  const { tx, actor, now, files, vault, trail } = context
  const dispute = await getDisputeFor(context, 'add-evidence', disputeId)
  ensure(mayKeepWords(name))
  const { rows } = await sql<{ own: number; all: number; isThere: boolean }>`
    select count(*)::int as all, count(*) filter (where f.evidence_id = ${evidenceId} and not ${isRemoved})::int as own,
      exists (select from dispute_evidence e where e.community_id = ${actor.communityId} and e.dispute_id = ${disputeId}
        and e.id = ${evidenceId}) as "isThere"
    from dispute_evidence_files f where f.community_id = ${actor.communityId} and f.dispute_id = ${disputeId}`.execute(
    tx,
  )
  const { own, all, isThere } = rows[0]!
  if (!isThere) notFound()
  if (own >= EVIDENCE_FILES_AT_MOST) refuseWith('evidence-files-enough')
  const kept = bare(Buffer.from(bytes, 'base64'))
  await files.keep(tx, vault, {
    ...{ id, communityId: actor.communityId, name: 'dispute-evidence', by: actor.id, at: now },
    ...kept,
  })
  await tx
    .insertInto('dispute_evidence_files')
    .values({
      community_id: actor.communityId,
      id,
      dispute_id: disputeId,
      evidence_id: evidenceId,
      sheet: all + 1,
      media_type: kept.mediaType,
      name_sealed: seal(vault, 'dispute_evidence_files|name', id, { name }),
      entered_by: actor.id,
      entered_at: now,
    })
    .execute()
  if (!dispute.confidential) trail.changed('dispute', disputeId, null)
})

/** Without what a camera wrote beside the picture. */
function bare(bytes: Buffer): { mediaType: EvidenceType; bytes: Buffer } {
  if (bytes.length > EVIDENCE_BYTES_AT_MOST) refuseWith('evidence-file-too-big')
  const picture = stripPhoto(bytes)
  if (picture) return { mediaType: picture.mediaType, bytes: picture.bytes }
  const paper = stripPdf(bytes) ?? refuseWith('evidence-file-unreadable')
  return { mediaType: 'application/pdf', bytes: paper }
}

const endings: Record<EvidenceType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

export const showEvidenceFile = query(showShape, async ({ tx, actor, vault, files, trail }, { disputeId, fileId }) => {
  const [dispute] = await readDisputes(tx, actor, { where: sql`d.id = ${disputeId}` })
  if (!dispute || sightOf(dispute, actor) !== 'file') notFound()
  const { rows } = await sql<{ sheet: number; mediaType: EvidenceType }>`
    select f.sheet, f.media_type as "mediaType" from dispute_evidence_files f
    where f.community_id = ${actor.communityId} and f.dispute_id = ${disputeId} and f.id = ${fileId} and not ${isRemoved}`.execute(
    tx,
  )
  const found = rows[0] ?? notFound()
  trail.looked('dispute', disputeId, ['evidence-file'])
  const { mediaType, bytes } = await files.read(tx, vault, actor.communityId, fileId)
  const name = `${dispute.disputeNo} 证据附件${found.sheet}.${endings[found.mediaType]}`
  return { name, mediaType, base64: bytes.toString('base64') }
})
