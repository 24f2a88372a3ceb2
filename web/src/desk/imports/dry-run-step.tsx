import { dryRunImport } from '@red-steward/domain/imports/commands'
import type { RowResult } from '@red-steward/domain/imports/queries'
import type { RowReason } from '@red-steward/domain/imports/reasons'
import { importReasonWords } from '@red-steward/domain/words/import-reasons'
import { outcomeWords } from '@red-steward/domain/words/imports'
import { Flex, Select, Spin, Tag, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { useSend } from '../parts/ask.ts'
import { CountCards } from './counts.tsx'
import { DownloadToFix } from './downloads.tsx'
import { useImportWords } from './imports.words.ts'
import { outcomeColours, RowsTable } from './rows-table.tsx'
import { useSaid } from './use-import.ts'
import type { StepProps } from './wizard.tsx'

/** What the commit will do, by the same code, with every row to look at. */
export function DryRunStep({ imported }: StepProps) {
  const w = useImportWords()
  const { mutate, isPending, isIdle } = useSend(dryRunImport)
  useEffect(() => {
    if (imported.state === 'MAPPED' && isIdle) mutate({ importId: imported.id })
  }, [imported.state, imported.id, mutate, isIdle])
  if (isPending || imported.state !== 'DRY_RUN') {
    return (
      <Flex gap={8} align="center">
        <Spin /> {w.checking}
      </Flex>
    )
  }
  return (
    <>
      <p>{w.dryRunNote}</p>
      <DownloadToFix imported={imported} />
      <RowBrowser imported={imported} />
    </>
  )
}

/** Counts, reasons and rows, each narrowing the next. */
export function RowBrowser({ imported }: Pick<StepProps, 'imported'>) {
  const w = useImportWords()
  const said = useSaid()
  const [outcome, setOutcome] = useState<RowResult['outcome'] | undefined>()
  const [reason, setReason] = useState<RowReason | undefined>()
  const reasons = new Map<RowReason, number>()
  for (const entry of imported.reasons) {
    if (entry.reason && (!outcome || entry.outcome === outcome)) {
      reasons.set(entry.reason, (reasons.get(entry.reason) ?? 0) + entry.rows)
    }
  }
  return (
    <>
      <CountCards
        counts={imported.counts}
        onChoose={(chosen) => {
          setOutcome(chosen === outcome ? undefined : chosen)
          setReason(undefined)
        }}
      />
      <Typography.Title level={2}>{w.sampleRows}</Typography.Title>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        {outcome ? <Tag color={outcomeColours[outcome]}>{said(outcomeWords[outcome])}</Tag> : <Tag>{w.all}</Tag>}
        <Select<RowReason | 'all'>
          aria-label={w.byReason}
          value={reason ?? 'all'}
          style={{ width: 360, maxWidth: '100%' }}
          onChange={(chosen) => setReason(chosen === 'all' ? undefined : chosen)}
          options={[
            { value: 'all', label: w.all },
            ...[...reasons].map(([one, rows]) => ({ value: one, label: `${said(importReasonWords[one])} (${rows})` })),
          ]}
        />
      </Flex>
      <RowsTable key={`${outcome} ${reason}`} importId={imported.id} outcome={outcome} reason={reason} />
    </>
  )
}
