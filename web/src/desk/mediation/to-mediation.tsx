import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { useState } from 'react'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useMediationWords } from './mediation.words.ts'
import { OpenDispute } from './open-dispute.tsx'

/** On the page of a case: one click, and the quarrel it became is taken down with what the case knows. */
export function ToMediation({ one }: { one: CaseAtPage }) {
  const w = useMediationWords()
  const may = useMay('mediation.intake')
  const [opening, setOpening] = useState(false)
  if (!may.allowed) return null
  return (
    <>
      <MayButton may={may} onClick={() => setOpening(true)}>
        {w.fromCase}
      </MayButton>
      {opening && <OpenDispute grewFrom={one} onClose={() => setOpening(false)} />}
    </>
  )
}
