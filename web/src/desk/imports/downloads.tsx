import { DownloadOutlined } from '@ant-design/icons'
import { importResult } from '@red-steward/domain/imports/queries'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useImportWords } from './imports.words.ts'
import type { ImportNow } from './use-import.ts'

/** The rows that were or will be left out, with the reason beside each; nothing where there are none. */
export function DownloadToFix({ imported: { id, counts } }: { imported: ImportNow }) {
  const w = useImportWords()
  const toFix = counts.error + counts.ask
  return toFix > 0 ? <DownloadButton importId={id} rows="to-fix" text={`${w.downloadToFix} (${toFix})`} /> : null
}

export function DownloadButton({ importId, rows, text }: { importId: string; rows: 'all' | 'to-fix'; text: string }) {
  const spoken = language.use()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const [isBusy, setBusy] = useState(false)
  async function download() {
    setBusy(true)
    try {
      const { name, content } = await ask(importResult, { importId, rows, language: spoken })
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([bytes]))
      link.download = name
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (failure) {
      void message.error(failureText(failure))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={isBusy} onClick={() => void download()}>
      {text}
    </Button>
  )
}
