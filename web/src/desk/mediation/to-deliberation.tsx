import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { useState } from 'react'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { ProposeTopic } from './propose-topic.tsx'
import { useTopicWords } from './topics.words.ts'

/** Matters of one person or one quarrel (branches 07 and 08) are not for everybody to talk over. */
const isPrivate = (leaf: string) => leaf.startsWith('07') || leaf.startsWith('08')

/** On the page of a case that touches many: a topic grows from it. */
export function ToDeliberation({ one }: { one: CaseAtPage }) {
  const w = useTopicWords()
  const may = useMay('deliberation.propose')
  const [proposing, setProposing] = useState(false)
  if (!may.allowed || one.confidential || isPrivate(one.leaf)) return null
  return (
    <>
      <MayButton may={may} onClick={() => setProposing(true)}>
        {w.fromCase}
      </MayButton>
      {proposing && <ProposeTopic grewFrom={one} onClose={() => setProposing(false)} />}
    </>
  )
}
