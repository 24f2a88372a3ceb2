import { InboxOutlined } from '@ant-design/icons'
import { newId } from '@red-steward/domain/ids'
import { dryRunImport, uploadImport } from '@red-steward/domain/imports/commands'
import { largestFile } from '@red-steward/domain/imports/file-problems'
import type { ImportKind } from '@red-steward/domain/imports/import'
import { Alert, App, Segmented, Upload } from 'antd'
import { useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { useHotlineWords } from './hotline.words.ts'
import { useImportWords } from './imports.words.ts'

/** The first step: the file. The same file again opens the import it already is. */
export function ChooseFile({ onUploaded }: { onUploaded: (importId: string) => void }) {
  const w = useImportWords()
  const h = useHotlineWords()
  const [kind, setKind] = useState<ImportKind>('register')
  const { message } = App.useApp()
  const failureText = useFailureText()
  const [failure, setFailure] = useState<unknown>(null)
  const sending = useSend(uploadImport, { quiet: true })
  const trying = useSend(dryRunImport, { quiet: true })

  async function take(file: File) {
    setFailure(null)
    try {
      if (file.size > largestFile) throw new Refused('file-too-big')
      const { answer } = await sending.mutateAsync({
        id: newId(),
        name: file.name,
        content: await base64(file),
        kind,
      })
      const { importId, known } = answer
      // A list of the hotline needs no settings before its first reading.
      if (kind === 'hotline' && !known) await trying.mutateAsync({ importId })
      if (known) void message.info(w.sameFile)
      onUploaded(importId)
    } catch (problem) {
      setFailure(problem)
    }
  }

  return (
    <div className="import-choose">
      {failure !== null && <Alert type="error" showIcon role="alert" title={failureText(failure)} />}
      <Segmented<ImportKind>
        aria-label={h.kind}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'register', label: h.register },
          { value: 'hotline', label: h.hotline },
        ]}
        style={{ marginBottom: 12 }}
      />
      <Upload.Dragger
        accept=".xlsx,.ods,.csv,.txt,.tsv,.xls,.et"
        showUploadList={false}
        disabled={sending.isPending}
        beforeUpload={(file) => {
          void take(file)
          return false
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{sending.isPending ? w.reading : w.dropHere}</p>
        <p className="ant-upload-hint">{w.kinds}</p>
      </Upload.Dragger>
    </div>
  )
}

/** The bytes as base64, by the browser's own reader: 30 MB must not freeze the page. */
function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(new Refused('file-damaged'))
    reader.readAsDataURL(file)
  })
}
