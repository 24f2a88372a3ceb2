import type { PrintedFile } from '@red-steward/domain/printed-file'
import { App } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useFailureText } from '../../lib/refusal-text.ts'
import { saveFile } from '../../lib/save-file.ts'

/** A file asked for and handed to the reader's computer; a failure becomes a message, and then it answers false. */
export function useDownload() {
  const { message } = App.useApp()
  const failureText = useFailureText()
  const [isBusy, setBusy] = useState(false)
  async function download(asked: () => Promise<z.infer<typeof PrintedFile>>): Promise<boolean> {
    setBusy(true)
    try {
      saveFile(await asked())
      return true
    } catch (failure) {
      void message.error(failureText(failure))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, download }
}
