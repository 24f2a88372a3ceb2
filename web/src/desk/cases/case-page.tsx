import { PrinterOutlined } from '@ant-design/icons'
import { caseStateWords } from '@red-steward/domain/cases/case'
import { casePage, type CasePage as Told } from '@red-steward/domain/cases/queries'
import { allow, type Decision, refuse } from '@red-steward/domain/decision'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { ToMediation } from '../mediation/to-mediation.tsx'
import { OutsidePanel } from '../messages/outside-panel.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { Page } from '../parts/page.tsx'
import { useSession } from '../parts/session-context.tsx'
import { WriteToResident } from '../portal/write-to-resident.tsx'
import { AddNote, CloseCase } from './case-dialogs.tsx'
import { CaseEntries } from './case-entries.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseSteps } from './case-steps.tsx'
import { CaseStory } from './case-story.tsx'
import { CaseTable } from './case-table.tsx'
import { useCasesWords } from './cases.words.ts'
import { classColours, useSaid } from './codes.ts'
import '../registry/registry.css'
import '../registry/list.css'
import './cases.css'

const route = getRouteApi('/cases/$caseId')

/** The whole story of one case: facts, steps, entries, every hop; made to be printed. */
export function CasePage() {
  const { caseId } = route.useParams()
  const w = useCasesWords()
  const said = useSaid()
  const answer = useAsk(casePage, { caseId })
  const one = answer.data?.case
  const tags = one && (
    <>
      <Tag color={classColours[one.class]}>{said.class(one.class)}</Tag>
      <Tag>{said.say(caseStateWords, one.state)}</Tag>
      {one.confidential && <Tag color="red">{w.confidential}</Tag>}
      <span className="num">{one.caseNo}</span>
    </>
  )
  return (
    <Page
      key={caseId}
      title={one ? one.title || said.leaf(one.leaf) : w.case}
      tabTitle={one?.confidential ? w.case : (one?.caseNo ?? w.case)}
      back
      note={tags}
      actions={answer.data && <Actions told={answer.data} />}
    >
      <Answered of={answer}>{(told) => <Body told={told} />}</Answered>
    </Page>
  )
}

function Body({ told }: { told: Told }) {
  const w = useCasesWords()
  const times = useTimes()
  const { account } = useSession()
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
}

function Actions({ told }: { told: Told }) {
  const w = useCasesWords()
  const one = told.case
  const may = mayOf(told, 'add-note')
  const close = mayOf(told, 'resolve-on-the-spot')
  const [open, setOpen] = useState<'note' | 'close' | null>(null)
  return (
    <>
      <MayButton may={may} onClick={() => setOpen('note')}>
        {w.addNote}
      </MayButton>
      <MayButton may={close} type="primary" onClick={() => setOpen('close')}>
        {w.close}
      </MayButton>
      <ToMediation one={one} />
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {w.print}
      </Button>
      {open === 'note' && <AddNote caseId={one.id} onClose={() => setOpen(null)} />}
      {open === 'close' && <CloseCase caseId={one.id} onClose={() => setOpen(null)} />}
    </>
  )
}

/** The server judged it by the table that guards the commands. */
function mayOf({ actions }: Pick<Told, 'actions'>, action: string): Decision {
  const why = actions[action] ?? null
  return why === null ? allow : refuse(why)
}
