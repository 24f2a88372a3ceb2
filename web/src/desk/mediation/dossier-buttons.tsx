import { DownloadOutlined, DownOutlined } from '@ant-design/icons'
import { type DisputePage, DossierPart, dossier } from '@red-steward/domain/mediation/queries'
import { Button, Dropdown } from 'antd'
import { ask } from '../../lib/api.ts'
import { useDownload } from '../parts/download.ts'
import { useAgreementWords } from './mediation.words.ts'

const formats = ['pdf', 'docx'] as const

/** The dossier as PDF and docx, and its single papers from a menu. */
export function DossierButtons({ page: { dispute, facts } }: { page: DisputePage }) {
  const w = useAgreementWords()
  const { isBusy, download } = useDownload()
  const print = (part: DossierPart, format: 'pdf' | 'docx') =>
    void download(() => ask(dossier, { disputeId: dispute.id, part, format }))

  const parts = DossierPart.options.filter(
    (part) =>
      part !== 'DOSSIER' && (part !== 'AGREEMENT' || facts.agreement) && (part !== 'COURT' || dispute.confirmBy),
  )
  const items = parts.flatMap((part) =>
    formats.map((format) => ({ key: `${part} ${format}`, label: `${w[part]} ${format.toUpperCase()}` })),
  )
  return (
    <>
      {formats.map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined />}
          loading={isBusy}
          title={w.printNote}
          onClick={() => print('DOSSIER', format)}
        >
          {w.DOSSIER} {format.toUpperCase()}
        </Button>
      ))}
      <Dropdown
        menu={{
          items,
          onClick: ({ key }) => {
            const [part, format] = key.split(' ') as [DossierPart, 'pdf' | 'docx']
            print(part, format)
          },
        }}
        trigger={['click']}
      >
        <Button>
          {w.print} <DownOutlined />
        </Button>
      </Dropdown>
    </>
  )
}
