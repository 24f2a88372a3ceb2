import { mayTopic, type TopicAction, type TopicState } from '@red-steward/domain/mediation/deliberation'
import type { TopicPage } from '@red-steward/domain/mediation/topics'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { today } from '../../lib/time.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useActor } from '../parts/session-context.tsx'
import { TopicDialog } from './topic-dialogs.tsx'
import { useTopicWords } from './topics.words.ts'

export type TopicStep = Exclude<TopicAction, 'propose'>

const stepsAt: Record<TopicState, readonly TopicStep[]> = {
  PROPOSED: ['review'],
  DECLINED: [],
  APPROVED: ['meet', 'drop'],
  MET: ['open-poll', 'post-notice', 'meet', 'drop'],
  POLLING: ['count-poll', 'drop'],
  POLLED: ['post-notice', 'drop'],
  ON_NOTICE: ['carry-out', 'drop'],
  CARRYING_OUT: ['assess', 'drop'],
  ASSESSED: [],
  DROPPED: [],
}

export function TopicNext({ page }: { page: TopicPage }) {
  const w = useTopicWords()
  const actor = useActor()
  const spoken = language.use()
  const [opened, setOpened] = useState<TopicStep | null>(null)
  const { facts } = page
  const steps = stepsAt[facts.state]
  const may = (action: TopicStep) => mayTopic(action, facts, actor ?? { role: 'resident' }, today())
  const first = steps[0] && may(steps[0])
  const missing = first && !first.allowed ? refusalText(first.why, spoken) : null
  return (
    <section className="card next-step" aria-label={w.next}>
      <h2>{w.next}</h2>
      <p>
        {w[facts.state]}
        {missing && <strong> {missing}</strong>}
      </p>
      <div className="step-buttons no-print">
        {steps.map((action, at) => (
          <MayButton
            key={action}
            may={may(action)}
            type={at === 0 ? 'primary' : 'default'}
            onClick={() => setOpened(action)}
          >
            {w[action]}
          </MayButton>
        ))}
      </div>
      {opened && <TopicDialog action={opened} page={page} onClose={() => setOpened(null)} />}
    </section>
  )
}
