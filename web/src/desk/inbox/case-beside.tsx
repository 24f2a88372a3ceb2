import { CloseOutlined, ExpandOutlined } from '@ant-design/icons'
import type { CaseAction } from '@red-steward/domain/cases/actions'
import { casePage } from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { CaseActions } from '../cases/actions/case-actions.tsx'
import { CaseTags } from '../cases/case-tags.tsx'
import { CaseView } from '../cases/case-view.tsx'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useInboxWords } from './inbox.words.ts'

interface CaseBesideProps {
  caseId: Id
  onClose: () => void
  onStart: (action: CaseAction) => void
}

/** The case the cursor is on, beside the list. */
export function CaseBeside({ caseId, onClose, onStart }: CaseBesideProps) {
  const w = useInboxWords()
  const said = useSaid()
  const answer = useAsk(casePage, { caseId })
  return (
    <section className="split-detail">
      <Answered of={answer}>
        {(told) => (
          <>
            <header className="beside-head">
              <div>
                <h2>{told.case.title || said.leaf(told.case.leaf)}</h2>
                <CaseTags told={told} />
              </div>
              <span className="row-line">
                <CaseActions told={told} open={null} onOpen={(action) => action && onStart(action)} />
                <Link
                  to="/cases/$caseId"
                  params={{ caseId }}
                  className="ant-btn ant-btn-text ant-btn-icon-only"
                  aria-label={w.fullPage}
                  title={w.fullPage}
                >
                  <ExpandOutlined />
                </Link>
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={w.close}
                  title={`${w.close} (Esc)`}
                  onClick={onClose}
                />
              </span>
            </header>
            <CaseView told={told} narrow />
          </>
        )}
      </Answered>
    </section>
  )
}
