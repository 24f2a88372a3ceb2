import { FilePdfOutlined, PaperClipOutlined } from '@ant-design/icons'
import type { Decision } from '@red-steward/domain/decision'
import { type Id, newId } from '@red-steward/domain/ids'
import {
  addEvidenceFile,
  EVIDENCE_BYTES_AT_MOST,
  EVIDENCE_FILES_AT_MOST,
  type EvidenceFile,
  showEvidenceFile,
} from '@red-steward/domain/mediation/evidence'
import type { DisputeFile } from '@red-steward/domain/mediation/queries'
import { App, Button, Image, Skeleton } from 'antd'
import { useRef, useState } from 'react'
import { ask } from '../../lib/api.ts'
import { shrinkPhoto } from '../../lib/shrink-photo.ts'
import { useAsk, useSend } from '../parts/ask.ts'
import { useDownload } from '../parts/download.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useEvidenceWords } from './evidence.words.ts'
import { RemovedFiles, RemoveFile } from './remove-file.tsx'

interface EvidenceFilesProps {
  disputeId: Id
  piece: DisputeFile['evidence'][number]
  may: Decision
}

/** The pictures and papers of one piece of evidence: pictures small, a PDF to take along. */
export function EvidenceFiles({ disputeId, piece, may }: EvidenceFilesProps) {
  const files = piece.files.filter(({ removed }) => removed === null)
  const isFull = files.length >= EVIDENCE_FILES_AT_MOST
  if (piece.files.length === 0 && !may.allowed) return null
  return (
    <>
      <div className="evidence-files">
        <Image.PreviewGroup>
          {files.map((file) => (
            <div key={file.id} className="evidence-file">
              {file.mediaType === 'application/pdf' ? (
                <Paper disputeId={disputeId} file={file} />
              ) : (
                <Picture disputeId={disputeId} file={file} />
              )}
              {may.allowed && <RemoveFile disputeId={disputeId} file={file} />}
            </div>
          ))}
        </Image.PreviewGroup>
        {!isFull && may.allowed && <AddFile disputeId={disputeId} piece={piece} may={may} />}
      </div>
      <RemovedFiles disputeId={disputeId} files={piece.files} mayPutBack={may.allowed && !isFull} />
    </>
  )
}

interface OneFile {
  disputeId: Id
  file: EvidenceFile
}

function Picture({ disputeId, file }: OneFile) {
  const w = useEvidenceWords()
  const answer = useAsk(showEvidenceFile, { disputeId, fileId: file.id }, { staleMs: Number.POSITIVE_INFINITY })
  if (!answer.data) return <Skeleton.Image active={!answer.isError} />
  return (
    <figure>
      <Image
        width={104}
        height={78}
        alt={file.name}
        src={`data:${answer.data.mediaType};base64,${answer.data.base64}`}
        styles={{ image: { objectFit: 'cover', borderRadius: 6 } }}
      />
      <figcaption className="row-small wrap-anywhere" title={file.name}>
        {w.fileOf(file.sheet, file.name)}
      </figcaption>
    </figure>
  )
}

function Paper({ disputeId, file }: OneFile) {
  const w = useEvidenceWords()
  const { isBusy, download } = useDownload()
  return (
    <Button
      className="evidence-paper"
      title={file.name}
      icon={<FilePdfOutlined />}
      loading={isBusy}
      onClick={() => void download(() => ask(showEvidenceFile, { disputeId, fileId: file.id }))}
    >
      <span className="one-line">{w.fileOf(file.sheet, file.name)}</span>
    </Button>
  )
}

function AddFile({ disputeId, piece, may }: EvidenceFilesProps) {
  const w = useEvidenceWords()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const adding = useSend(addEvidenceFile)

  async function add(chosen: File | undefined) {
    if (!chosen) return
    if (chosen.size > EVIDENCE_BYTES_AT_MOST) return void message.error(w.fileTooBig)
    setBusy(true)
    try {
      const bytes = chosen.type === 'application/pdf' ? await base64Of(chosen) : (await shrinkPhoto(chosen)).base64
      const name =
        chosen.name
          .replace(/\.\w{2,5}$/, '')
          .slice(0, 80)
          .trim() || piece.title.slice(0, 80)
      await adding.mutateAsync({ id: newId(), disputeId, evidenceId: piece.id, name, bytes })
    } catch (failure) {
      if (failure instanceof TypeError) void message.error(w.fileBad)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <MayButton
        may={may}
        size="small"
        type="text"
        className="no-print"
        icon={<PaperClipOutlined />}
        loading={isBusy}
        title={w.fileNote}
        aria-label={w.addFileTo(piece.title)}
        onClick={() => input.current?.click()}
      >
        {w.addFile}
      </MayButton>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-label={w.addFileTo(piece.title)}
        onChange={({ target }) => {
          void add(target.files?.[0])
          target.value = ''
        }}
      />
    </>
  )
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new TypeError('not readable'))
    reader.readAsDataURL(file)
  })
}
