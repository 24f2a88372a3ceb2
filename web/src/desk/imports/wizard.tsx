import type { Id } from '@red-steward/domain/ids'
import { mapImport } from '@red-steward/domain/imports/commands'
import type { TableSeen } from '@red-steward/domain/imports/queries'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useSend } from '../parts/ask.ts'
import { CommitStep } from './commit-step.tsx'
import { type Draft, isSaved, startDraft, toInput } from './draft.ts'
import { DryRunStep } from './dry-run-step.tsx'
import { DuplicatesStep } from './duplicates-step.tsx'
import { HotlinePage } from './hotline-page.tsx'
import { useImportWords } from './imports.words.ts'
import { MappingStep } from './mapping-step.tsx'
import { PlacesStep } from './places-step.tsx'
import { ResultStep } from './result-step.tsx'
import { StepList } from './step-list.tsx'
import { TablesStep } from './tables-step.tsx'
import { type ImportNow, useImport, useTables } from './use-import.ts'
import { ValuesStep } from './values-step.tsx'
import './imports.css'

/** The nine steps of one import, from the file to its result. */
export function Wizard({ importId }: { importId: Id }) {
  const imported = useImport(importId)
  return (
    <Answered of={imported}>
      {(now) => (now.kind === 'hotline' ? <HotlinePage imported={now} /> : <WithTables imported={now} />)}
    </Answered>
  )
}

function WithTables({ imported }: { imported: ImportNow }) {
  const tables = useTables(imported.id)
  return (
    <Answered of={tables}>
      {(found) => <StepByStep imported={imported} tables={found.tables} sheets={found.sheets} />}
    </Answered>
  )
}

export interface StepProps {
  imported: ImportNow
  tables: TableSeen[]
  draft: Draft
  change: (draft: Draft) => void
}

const tablesAt = 1
const commitAt = 7
const resultAt = 8

function StepByStep({
  imported,
  tables,
  sheets,
}: {
  imported: ImportNow
  tables: TableSeen[]
  sheets: { name: string; tables: number }[]
}) {
  const w = useImportWords()
  const [draft, setDraft] = useState(() => startDraft(imported, tables))
  const [chosen, setChosen] = useState(tablesAt)
  const saving = useSend(mapImport)
  const hasBegun = !['UPLOADED', 'MAPPED', 'DRY_RUN'].includes(imported.state)
  const isOver = imported.state === 'DONE' || imported.state === 'UNDONE'
  const step = hasBegun ? (isOver ? resultAt : commitAt) : chosen
  const titles = [
    w.stepFile,
    w.stepTables,
    w.stepMapping,
    w.stepValues,
    w.stepPlaces,
    w.stepDuplicates,
    w.stepDryRun,
    w.stepCommit,
    w.stepResult,
  ]

  /** Settings are sent when a step is left, so that the next one shows what the server makes of them. */
  async function go(to: number) {
    if (to > 2 && !isSaved(draft, imported)) await saving.mutateAsync(toInput(imported.id, draft))
    setChosen(to)
  }

  const props: StepProps = { imported, tables, draft, change: setDraft }
  const steps = [
    null,
    <TablesStep key="tables" {...props} sheets={sheets} />,
    <MappingStep key="mapping" {...props} />,
    <ValuesStep key="values" {...props} />,
    <PlacesStep key="places" {...props} />,
    <DuplicatesStep key="duplicates" {...props} />,
    <DryRunStep key="dry-run" {...props} />,
    <CommitStep key="commit" imported={imported} />,
    <ResultStep key="result" imported={imported} />,
  ]
  return (
    <div className="import-wizard">
      <p className="quiet">{imported.fileName}</p>
      <StepList
        titles={titles}
        step={step}
        isOpen={(at) => !hasBegun && at > 0 && at <= Math.max(chosen, imported.state === 'DRY_RUN' ? commitAt : 2)}
        onGo={(to) => void go(to)}
      />
      <div className="import-step">{steps[step]}</div>
      {!hasBegun && (
        <Flex justify="end" gap={8} className="import-foot">
          {step > tablesAt && <Button onClick={() => setChosen(step - 1)}>{w.back}</Button>}
          {step < commitAt && (
            <Button
              type="primary"
              loading={saving.isPending}
              disabled={Object.keys(draft.mappings).length === 0}
              onClick={() => void go(step + 1)}
            >
              {w.next}
            </Button>
          )}
        </Flex>
      )}
    </div>
  )
}
