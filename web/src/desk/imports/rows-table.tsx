import { answerImportRows } from '@red-steward/domain/imports/commands'
import type { RowAnswer } from '@red-steward/domain/imports/policies'
import { importRows, type RowResult } from '@red-steward/domain/imports/queries'
import type { RowReason } from '@red-steward/domain/imports/reasons'
import { residenceKindWords, sexWords } from '@red-steward/domain/registry/codes'
import { relationWords } from '@red-steward/domain/registry/relations'
import { importReasonWords } from '@red-steward/domain/words/import-reasons'
import { fieldWords, outcomeWords, rowAnswerWords } from '@red-steward/domain/words/imports'
import { Button, Flex, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useImportWords } from './imports.words.ts'
import { useSaid } from './use-import.ts'

export const outcomeColours: Record<RowResult['outcome'], string> = {
  create: 'green',
  update: 'blue',
  unchanged: 'default',
  skip: 'default',
  error: 'red',
  ask: 'orange',
}

interface RowsTableProps {
  importId: string
  outcome?: RowResult['outcome'] | undefined
  reason?: RowReason | undefined
  /** Lets the reader decide rows that ask. */
  isAnswerable?: boolean
  empty?: string
}

/** Rows of the file with what becomes of them, a page at a time. */
export function RowsTable({ importId, outcome, reason, isAnswerable = false, empty }: RowsTableProps) {
  const w = useImportWords()
  const said = useSaid()
  const [pages, setPages] = useState([-1])
  const answering = useSend(answerImportRows)
  const input = {
    importId,
    after: pages.at(-1)!,
    limit: 50,
    ...(outcome ? { outcome } : {}),
    ...(reason ? { reason } : {}),
  }
  const rows = useAsk(importRows, input, { keep: true })
  return (
    <Answered of={rows}>
      {({ rows: found, next }) => (
        <>
          <Table<RowResult>
            rowKey="number"
            size="small"
            pagination={false}
            scroll={{ x: isAnswerable ? 1000 : 800 }}
            dataSource={found}
            {...(empty ? { locale: { emptyText: empty } } : {})}
            columns={[
              { title: w.row, width: 130, render: (_, row) => `${row.sheetName} ${w.rowNo(row.row)}` },
              { title: w.name, dataIndex: 'name', width: 110 },
              {
                title: w.outcome,
                width: 96,
                render: (_, row) => <Tag color={outcomeColours[row.outcome]}>{said(outcomeWords[row.outcome])}</Tag>,
              },
              { title: w.column, width: 140, dataIndex: 'column' },
              { title: w.reason, render: (_, row) => <Reasons row={row} /> },
              { title: w.differences, render: (_, row) => <Differences row={row} /> },
              ...(isAnswerable
                ? [
                    {
                      title: w.answer,
                      width: 210,
                      render: (_: unknown, row: RowResult) => (
                        <Select<RowAnswer | 'none'>
                          aria-label={`${w.answer} ${row.name}`}
                          value={row.answer ?? 'none'}
                          style={{ width: '100%' }}
                          loading={answering.isPending}
                          onChange={(answer) =>
                            answering.mutate({
                              importId,
                              answers: [{ number: row.number, answer: answer === 'none' ? null : answer }],
                            })
                          }
                          options={[
                            { value: 'none', label: w.undecided },
                            ...(['same', 'new', 'skip'] as const).map((answer) => ({
                              value: answer,
                              label: said(rowAnswerWords[answer]),
                            })),
                          ]}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <Flex justify="end" gap={8} style={{ marginTop: 8 }}>
            {pages.length > 1 && <Button onClick={() => setPages(pages.slice(0, -1))}>{w.back}</Button>}
            {next !== null && <Button onClick={() => setPages([...pages, next])}>{w.more}</Button>}
          </Flex>
        </>
      )}
    </Answered>
  )
}

function Reasons({ row }: { row: RowResult }) {
  const said = useSaid()
  const reasons = row.reason ? [row.reason] : row.notes
  return (
    <>
      {reasons.map((reason) => (
        <div key={reason} className={row.reason ? '' : 'quiet'}>
          {said(importReasonWords[reason])}
        </div>
      ))}
      {row.further.map(({ reason, column }) => (
        <div key={`${reason} ${column}`}>
          <span className="quiet">{column}</span> {said(importReasonWords[reason])}
        </div>
      ))}
    </>
  )
}

function Differences({ row }: { row: RowResult }) {
  const w = useImportWords()
  const valueText = useValueText()
  const said = useSaid()
  return (
    <>
      {row.differences.map(({ field, old, new: fresh, taken }) => (
        <div key={field}>
          {said(differenceWords[field] ?? { zh: field, en: field })}: <s>{valueText(field, old)}</s> →{' '}
          <b>{valueText(field, fresh)}</b> {taken && <Tag color="blue">{w.taken}</Tag>}
        </div>
      ))}
    </>
  )
}

const differenceWords: Record<string, { zh: string; en: string }> = {
  name: fieldWords.name,
  sex: fieldWords.sex,
  birthDate: fieldWords['birth-date'],
  idNumber: fieldWords['id-number'],
  phone: fieldWords.phone,
  dwelling: { zh: '住址', en: 'Door' },
  relation: fieldWords.relation,
  kind: fieldWords['residence-kind'],
}

function useValueText(): (field: string, value: string | null) => string {
  const w = useImportWords()
  const said = useSaid()
  return (field, value) => {
    if (value === null) return w.empty
    const table: Record<string, Record<string, { zh: string; en: string }>> = {
      sex: sexWords,
      relation: relationWords,
      kind: residenceKindWords,
    }
    const word = table[field]?.[value]
    if (word) return said(word)
    return field === 'dwelling' ? '…' : value
  }
}
