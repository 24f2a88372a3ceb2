import { DownloadOutlined } from '@ant-design/icons'
import { commitImport } from '@red-steward/domain/imports/commands'
import { HotlineField, hotlineFieldWords } from '@red-steward/domain/imports/hotline'
import {
  type HotlineRowSeen,
  hotlineResults,
  hotlineRows,
  mapHotline,
} from '@red-steward/domain/imports/hotline-shapes'
import { outcomeWords } from '@red-steward/domain/words/imports'
import { Alert, Button, Flex, Select, Tag, Typography } from 'antd'
import { useState } from 'react'
import { ask } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useDownload } from '../parts/download.ts'
import { CommitStep } from './commit-step.tsx'
import { CountCards } from './counts.tsx'
import { useHotlineWords } from './hotline.words.ts'
import { HotlineTable } from './hotline-table.tsx'
import { outcomeColours } from './rows-table.tsx'
import { UndoButton } from './undo-button.tsx'
import { type ImportNow, useSaid } from './use-import.ts'
import './imports.css'

/** A list of the hotline on one page: its columns, its rows as they were read, and what becomes of them. */
export function HotlinePage({ imported }: { imported: ImportNow }) {
  const w = useHotlineWords()
  const said = useSaid()
  const [outcome, setOutcome] = useState<HotlineRowSeen['outcome'] | undefined>()
  const [pages, setPages] = useState([-1])
  const input = { importId: imported.id, after: pages.at(-1)!, limit: 50, ...(outcome ? { outcome } : {}) }
  const list = useAsk(hotlineRows, input, { keep: true })
  const choose = (chosen: string) => {
    setOutcome(chosen === outcome ? undefined : (chosen as HotlineRowSeen['outcome']))
    setPages([-1])
  }
  return (
    <div className="import-wizard">
      <p className="quiet">{imported.fileName}</p>
      <State imported={imported} />
      <CountCards counts={imported.counts} onChoose={choose} />
      <Flex gap={8} align="center" style={{ marginBlock: 12 }}>
        {outcome ? (
          <Tag color={outcomeColours[outcome]}>{w.only(said(outcomeWords[outcome]))}</Tag>
        ) : (
          <Tag>{w.all}</Tag>
        )}
      </Flex>
      <Answered of={list}>
        {({ columns, mapping, rows, next }) => (
          <>
            {isOpen(imported) && <Columns importId={imported.id} columns={columns} mapping={mapping} />}
            <HotlineTable importId={imported.id} rows={rows} isOpen={isOpen(imported) || imported.state === 'DONE'} />
            <Flex gap={8} style={{ marginTop: 12 }}>
              {pages.length > 1 && <Button onClick={() => setPages([-1])}>{w.first}</Button>}
              {next !== null && <Button onClick={() => setPages([...pages, next])}>{w.next}</Button>}
            </Flex>
          </>
        )}
      </Answered>
    </div>
  )
}

const isOpen = ({ state }: ImportNow) => state === 'UPLOADED' || state === 'MAPPED' || state === 'DRY_RUN'

/** What is to be done with the whole list now. */
function State({ imported }: { imported: ImportNow }) {
  const w = useHotlineWords()
  const { id: importId, state, counts } = imported
  const committing = useSend(commitImport)
  if (state === 'COMMITTING' || state === 'CANCELLED') return <CommitStep imported={imported} />
  if (state === 'DONE' || state === 'UNDONE') {
    return (
      <Flex vertical gap={12} style={{ marginBottom: 16 }}>
        <Alert type="success" showIcon role="status" title={state === 'DONE' ? w.done : w.undone} />
        {state === 'DONE' && (
          <Flex gap={8} wrap>
            <ResultsButton importId={importId} />
            <UndoButton importId={importId} />
          </Flex>
        )}
      </Flex>
    )
  }
  return (
    <>
      <p>{w.note}</p>
      {counts.ask > 0 && <Alert type="warning" showIcon title={w.asksLeft(counts.ask)} style={{ marginBottom: 12 }} />}
      <Button
        type="primary"
        size="large"
        disabled={state !== 'DRY_RUN' || counts.create === 0}
        loading={committing.isPending}
        style={{ marginBottom: 16 }}
        onClick={() => committing.mutate({ importId })}
      >
        {w.commit(counts.create)}
      </Button>
    </>
  )
}

/** What became of the numbers so far, for the platform they came from. */
function ResultsButton({ importId }: { importId: string }) {
  const w = useHotlineWords()
  const spoken = language.use()
  const { isBusy, download } = useDownload()
  return (
    <Button
      icon={<DownloadOutlined />}
      loading={isBusy}
      title={w.resultsNote}
      onClick={() => void download(() => ask(hotlineResults, { importId, language: spoken }))}
    >
      {w.results}
    </Button>
  )
}

interface ColumnsProps {
  importId: string
  columns: { index: number; title: string }[]
  mapping: Record<string, HotlineField>
}

/** Each header with its meaning; a change reads every row anew. */
function Columns({ importId, columns, mapping }: ColumnsProps) {
  const w = useHotlineWords()
  const said = useSaid()
  const saving = useSend(mapHotline)
  const set = (index: number, field: HotlineField) => {
    const others = Object.entries(mapping).filter(([at, other]) => at !== String(index) && other !== field)
    const emptied = Object.entries(mapping).filter(([at, other]) => at !== String(index) && other === field)
    const ignored = emptied.map(([at]) => [at, 'ignored'] as const)
    saving.mutate({ importId, columns: Object.fromEntries([...others, ...ignored, [String(index), field]]) })
  }
  return (
    <details className="hotline-columns">
      <summary>
        <Typography.Text>{w.columns}</Typography.Text>
      </summary>
      <Flex gap={12} wrap>
        {columns.map(({ index, title }) => (
          <Flex key={index} vertical>
            <span className="quiet">{title}</span>
            <Select<HotlineField>
              aria-label={w.columnOf(title)}
              value={mapping[index] ?? 'ignored'}
              loading={saving.isPending}
              style={{ minWidth: 130 }}
              onChange={(field) => set(index, field)}
              options={HotlineField.options.map((field) => ({ value: field, label: said(hotlineFieldWords[field]) }))}
            />
          </Flex>
        ))}
      </Flex>
    </details>
  )
}
