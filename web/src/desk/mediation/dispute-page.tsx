import { disputeStateWords, disputeTypeWords, riskWords } from '@red-steward/domain/mediation/dispute'
import { disputePage, type DisputePage as Told } from '@red-steward/domain/mediation/queries'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useSay } from '../visits/codes.ts'
import { AgreementCard } from './agreement-card.tsx'
import type { Opened } from './dialogs.ts'
import { DisputeDialog } from './dispute-dialog.tsx'
import { DisputeFacts } from './dispute-facts.tsx'
import { DisputeStory } from './dispute-story.tsx'
import { DossierButtons } from './dossier-buttons.tsx'
import { useMediationWords, useStepWords } from './mediation.words.ts'
import { MediatorsCard } from './mediators-card.tsx'
import { NextStep } from './next-step.tsx'
import { PartiesCard } from './parties-card.tsx'
import { PerformanceCard } from './performance-card.tsx'
import { EvidenceCard, TalksCard } from './talks-card.tsx'
import '../registry/registry.css'
import '../registry/list.css'
import '../cases/cases.css'
import './mediation.css'

const route = getRouteApi('/disputes/$disputeId')

/** One dispute: what to do next on top, then everything its reader may see. */
export function DisputePage() {
  const { disputeId } = route.useParams()
  const w = useMediationWords()
  const say = useSay()
  const answer = useAsk(disputePage, { disputeId }, { staleMs: 0 })
  const told = answer.data
  const note = told && (
    <>
      <Tag>{say(disputeStateWords, told.dispute.state)}</Tag>
      <Tag>{say(disputeTypeWords, told.dispute.type)}</Tag>
      {told.dispute.confidential && <Tag color="red">{w.confidential}</Tag>}
      {told.file?.risk && <RiskTag risk={told.file.risk} />}
      <span className="num">{told.dispute.disputeNo}</span>
    </>
  )
  return (
    <Page
      key={disputeId}
      title={told?.dispute.title ?? w.dispute}
      tabTitle={told?.dispute.disputeNo ?? w.dispute}
      back
      note={note}
      actions={told?.file && <DossierButtons page={told} />}
    >
      <Answered of={answer}>{(page) => <Body page={page} />}</Answered>
    </Page>
  )
}

function RiskTag({ risk }: { risk: NonNullable<NonNullable<Told['file']>['risk']> }) {
  const steps = useStepWords()
  const say = useSay()
  const times = useTimes()
  const colour = { RED: 'red', ORANGE: 'orange', YELLOW: 'gold' }[risk.level]
  return <Tag color={colour}>{steps.riskShown(say(riskWords, risk.level), times.day(risk.until))}</Tag>
}

function Body({ page }: { page: Told }) {
  const w = useMediationWords()
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = (name: Opened['name'], id?: string) => setOpened(id === undefined ? { name } : { name, id })
  return (
    <div className="stack">
      {page.dispute.confidential && <Alert type="warning" showIcon title={w.confidentialPage} />}
      {!page.file && <Alert type="info" showIcon title={w.registrationNote} />}
      <NextStep page={page} onOpen={open} />
      <div className="columns">
        <div className="stack">
          <PartiesCard page={page} onOpen={open} />
          {page.file && (
            <>
              <TalksCard page={page} file={page.file} onOpen={open} />
              <EvidenceCard page={page} file={page.file} onOpen={open} />
              <AgreementCard page={page} file={page.file} onOpen={open} />
              <PerformanceCard page={page} file={page.file} onOpen={open} />
            </>
          )}
        </div>
        <div className="stack">
          <DisputeFacts page={page} />
          <MediatorsCard page={page} onOpen={open} />
          <DisputeStory page={page} />
        </div>
      </div>
      {opened && <DisputeDialog page={page} opened={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}
