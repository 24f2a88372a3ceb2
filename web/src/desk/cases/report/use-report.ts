import type { CaseSource, ResidentSays } from '@red-steward/domain/cases/case'
import { type CaseClass, isConfidential, type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import { reportCase, resolveOnTheSpot } from '@red-steward/domain/cases/commands'
import { type Id, newId } from '@red-steward/domain/ids'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'
import { useSend } from '../../parts/ask.ts'
import type { Matter } from '../similar-cases.tsx'
import { useReportWords } from './report.words.ts'
import { type Line, useLine } from './use-line.ts'

export interface Draft {
  text: string
  description: string
  /** Chosen by hand; left out, as the line was understood. */
  leaf?: LeafCode | undefined
  class?: CaseClass | undefined
  door?: { id: Id; kind: 'dwelling' | 'building' } | undefined
  place: string
  source: CaseSource
  reporterPersonId: Id | null
  contactOk: boolean
  anonymous: boolean
  /** There: it is settled already. */
  residentSays?: ResidentSays | undefined
  resultText: string
}

const blank: Draft = {
  text: '',
  description: '',
  place: '',
  source: 'RESIDENT',
  reporterPersonId: null,
  contactOk: true,
  anonymous: false,
  resultText: '',
}

/** What counts in the end: by hand, or else as understood. */
export interface Chosen {
  leaf: LeafCode | undefined
  class: CaseClass | undefined
  dwellingId: Id | null
  buildingId: Id | null
}

export function useReport(onClose: () => void) {
  const w = useReportWords()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [id] = useState(() => newId())
  const [draft, setDraft] = useState(blank)
  const line = useLine(draft.text)
  const chosen = chosenOf(draft, line)
  const reporting = useSend(reportCase, {
    onDone: ({ caseNo }) => {
      void message.success(w.saved(caseNo))
      onClose()
      // In danger the steps and the numbers come next, and nothing else.
      if (chosen.class === 'P1') void navigate({ to: '/cases/$caseId', params: { caseId: id } })
    },
  })
  const settling = useSend(resolveOnTheSpot, {
    onDone: ({ caseNo }) => {
      void message.success(w.closed(caseNo))
      onClose()
    },
  })
  const isReady = draft.text.trim() !== '' && chosen.leaf !== undefined
  function save() {
    if (!chosen.leaf || reporting.isPending || settling.isPending) return
    const report = reportOf(draft, { ...chosen, leaf: chosen.leaf })
    if (draft.residentSays) {
      const { residentSays, resultText } = draft
      settling.mutate({ caseId: id, report, residentSays, resultText, result: 'RESOLVED' })
    } else reporting.mutate({ id, ...report })
  }
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    line,
    chosen,
    matter: matterOf(draft, chosen),
    isReady,
    isBusy: reporting.isPending || settling.isPending,
    save,
  }
}

function chosenOf(draft: Draft, { reading, doors }: Line): Chosen {
  const leaf = draft.leaf ?? reading.leaf
  const sure = doors.length === 1 ? doors[0] : undefined
  const dwellingId =
    draft.door?.kind === 'dwelling' ? draft.door.id : !draft.door && sure?.kind === 'dwelling' ? sure.id : null
  const building = draft.door?.kind === 'building' ? draft.door.id : !draft.door && sure ? sure.buildingId : null
  return {
    leaf,
    class: draft.class ?? (draft.leaf ? leafOf(draft.leaf).class : reading.class) ?? (leaf && leafOf(leaf).class),
    dwellingId,
    buildingId: dwellingId ? null : building,
  }
}

const TITLE = 80

function reportOf(draft: Draft, { leaf, class: caseClass, dwellingId, buildingId }: Chosen & { leaf: LeafCode }) {
  const text = draft.text.trim()
  const rest = text.length > TITLE ? text : ''
  return {
    leaf,
    ...(caseClass ? { class: caseClass } : {}),
    source: draft.source,
    title: text.slice(0, TITLE),
    description: [rest, draft.description.trim()].filter(Boolean).join('\n'),
    dwellingId,
    buildingId,
    place: draft.place.trim(),
    reporterPersonId: draft.anonymous ? null : draft.reporterPersonId,
    anonymous: draft.anonymous,
    contactOk: draft.contactOk && !draft.anonymous,
  }
}

/** What like cases are looked for by; nothing before there is a place or a matter, nor of what is confidential. */
function matterOf(draft: Draft, { leaf, dwellingId, buildingId }: Chosen): Matter | null {
  const place = draft.place.trim()
  if ((!dwellingId && !buildingId && !place) || (leaf && isConfidential(leaf))) return null
  return { leaf: leaf ?? null, dwellingId, buildingId, place, words: draft.text.trim() }
}
