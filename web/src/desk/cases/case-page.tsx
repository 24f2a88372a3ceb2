import { PrinterOutlined } from '@ant-design/icons'
import type { CaseAction } from '@red-steward/domain/cases/actions'
import { casePage, type CasePage as Told } from '@red-steward/domain/cases/queries'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { ToMediation } from '../mediation/to-mediation.tsx'
import { OutsidePanel } from '../messages/outside-panel.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useSession } from '../parts/session-context.tsx'

<<<<<<< HEAD

import type { CaseActions } from './actions/case-actions.tsx'
import { CaseTags } from './case-tags.tsx'
import { CaseView } from './case-view.tsx'

=======

import { WriteToResident } from '../portal/write-to-resident.tsx'
import { AddNote, CloseCase } from './case-dialogs.tsx'
import { CaseEntries } from './case-entries.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseSteps } from './case-steps.tsx'
import { CaseStory } from './case-story.tsx'
import { CaseTable } from './case-table.tsx'

>>>>>>> main

import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

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
<<<<<<< HEAD
  return <p className="print-head">{w.printed(times.moment(new Date().toISOString()), account.name)}</p>
=======
  const may = mayOf(told, 'add-note')
  return (
    <div className="stack">
      <p className="print-head">{w.printed(times.moment(new Date().toISOString()), account.name)}</p>
      {told.case.confidential && <Alert type="warning" showIcon title={w.confidentialPage} />}
      <div className="columns case-columns">
        <div className="stack">
          <CaseFacts one={told.case} />
          <CaseStory hops={told.hops} />
        </div>
        <div className="stack">
          <WriteToResident told={told} />
          <CaseSteps one={told.case} ticks={told.ticks} may={may} />
          <CaseEntries one={told.case} entries={told.entries} may={may} />
          <OutsidePanel one={told.case} />
        </div>
      </div>
      {told.links.length > 0 && (
        <section className="card">
          <h2>{w.links}</h2>
          <CaseTable rows={told.links} />
        </section>
      )}
    </div>
  )
>>>>>>> main
}

function Actions({ told }: { told: Told }) {
  const w = useCasesWords()
  const [open, setOpen] = useState<CaseAction | null>(null)
  return (
    <>
<<<<<<< HEAD
      <CaseActions told={told} open={open} onOpen={setOpen} />
=======
      <MayButton may={may} onClick={() => setOpen('note')}>
        {w.addNote}
      </MayButton>
      <MayButton may={close} type="primary" onClick={() => setOpen('close')}>
        {w.close}
      </MayButton>
      <ToMediation one={one} />
>>>>>>> main
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {w.print}
      </Button>
    </>
  )
}
