import type { CaseAction } from '@red-steward/domain/cases/actions'
import { casePage, type CasePage as Told } from '@red-steward/domain/cases/queries'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { ToDeliberation } from '../mediation/to-deliberation.tsx'
import { ToMediation } from '../mediation/to-mediation.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useSession } from '../parts/session-context.tsx'
import { CaseActions } from './actions/case-actions.tsx'
import { CaseTags } from './case-tags.tsx'
import { CaseView } from './case-view.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'
import { PrintCase } from './print-case.tsx'

const route = getRouteApi('/cases/$caseId')

/** The whole story of one case, what may be done with it now, and paper of it. */
export function CasePage() {
  const { caseId } = route.useParams()
  const w = useCasesWords()
  const said = useSaid()
  const answer = useAsk(casePage, { caseId })
  const one = answer.data?.case
  return (
    <Page
      key={caseId}
      title={one ? one.title || said.leaf(one.leaf) : w.case}
      tabTitle={one?.confidential ? w.case : (one?.caseNo ?? w.case)}
      back
      note={answer.data && <CaseTags told={answer.data} />}
      actions={answer.data && <Actions told={answer.data} />}
    >
      <Answered of={answer}>
        {(told) => (
          <>
            <PrintHead />
            <CaseView told={told} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function PrintHead() {
  const w = useCasesWords()
  const times = useTimes()
  const { account } = useSession()
  return <p className="print-head">{w.printed(times.moment(new Date().toISOString()), account.name)}</p>
}

function Actions({ told }: { told: Told }) {
  const [open, setOpen] = useState<CaseAction | null>(null)
  return (
    <>
      <CaseActions told={told} open={open} onOpen={setOpen} />
      <ToMediation one={told.case} />
      <ToDeliberation one={told.case} />
      <PrintCase one={told.case} />
    </>
  )
}
