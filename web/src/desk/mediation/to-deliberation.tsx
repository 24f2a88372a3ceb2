import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { useState } from 'react'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { ProposeTopic } from './propose-topic.tsx'
import { useTopicWords } from './topics.words.ts'

/** Houses, fire safety, surroundings, facilities, order, and ideas: neither danger, nor one person's need or quarrel. */
const touchesMany = (leaf: string) => (leaf >= '02' && leaf < '07') || leaf === '0903'

/** On the page of a case that touches many: a topic grows from it. */
export function ToDeliberation({ one }: { one: CaseAtPage }) {
  const w = useTopicWords()
  const may = useMay('deliberation.propose')
  const [proposing, setProposing] = useState(false)
  if (!may.allowed || one.confidential || !touchesMany(one.leaf)) return null
  return (
    <>
      <MayButton may={may} onClick={() => setProposing(true)}>
        {w.fromCase}
      </MayButton>
      {proposing && <ProposeTopic grewFrom={one} onClose={() => setProposing(false)} />}
    </>
  )
}
