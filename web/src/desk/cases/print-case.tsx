import { DownOutlined, PrinterOutlined } from '@ant-design/icons'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { caseSheet } from '@red-steward/domain/cases/sheet'
import { handOutLink, receipt } from '@red-steward/domain/portal/receipt'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { Button, Dropdown } from 'antd'
import { ask, send } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { useDownload } from '../parts/download.ts'
import { useMay } from '../parts/session-context.tsx'
import { usePrintWords } from './print.words.ts'

/** The work sheet to take along, and the receipt for whoever asked. Nothing of a confidential case is printed. */
export function PrintCase({ one }: { one: CaseAtPage }) {
  const w = usePrintWords()
  const spoken = language.use()
  const mayHandOut = useMay('portal.hand-out-receipt').allowed
  const { isBusy, download } = useDownload()
  if (one.confidential) return null

  const papers = {
    sheet: () => ask(caseSheet, { caseId: one.id, language: spoken }),
    // The link is made here and printed once: what is kept of it is its hash.
    receipt: async () => {
      const link = newSecret(LINK_SIGNS)
      await send(handOutLink, { caseId: one.id, link, language: spoken })
      return ask(receipt, { caseId: one.id, link, origin: window.location.origin, language: spoken })
    },
  }

  const items = [{ key: 'sheet', label: w.sheet }, ...(mayHandOut ? [{ key: 'receipt', label: w.receipt }] : [])]
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => void download(papers[key as keyof typeof papers]) }}
      trigger={['click']}
    >
      <Button icon={<PrinterOutlined />} loading={isBusy} title={w.note}>
        {w.print} <DownOutlined />
      </Button>
    </Dropdown>
  )
}
