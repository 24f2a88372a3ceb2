import { ReloadOutlined } from '@ant-design/icons'
import { type AuditRow, readAudit } from '@red-steward/domain/identity/accounts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox, Empty, Flex, Select, Skeleton, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { ask } from '../../lib/api.ts'
import { useTimes } from '../../lib/time.ts'
import { Failure } from '../parts/answered.tsx'
import { Page } from '../parts/page.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { useRoleWords } from '../shell/shell.words.ts'
import { useAuditWords } from './audit.words.ts'
import { useActionOptions, useAuditText } from './audit-text.ts'
import './identity.css'

type Row = z.infer<typeof AuditRow>
interface Sought {
  /** Also what the clock did by itself. */
  clock?: boolean
  action?: string
  subject?: { id: string; kind: string }
}

const LIMIT = 100

/** Who looked at or changed what, newest first. */
export function AuditPage() {
  const w = useAuditWords()
  const text = useAuditText()
  const options = useActionOptions()
  const [sought, setSought] = useState<Sought>({})
  const pages = useAuditPages(sought)
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const columns = useColumns((subject) => setSought({ ...sought, subject }))
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <Button icon={<ReloadOutlined />} loading={pages.isRefetching} onClick={() => void pages.refetch()}>
          {w.refresh}
        </Button>
      }
    >
      <Flex gap={8} wrap align="center" className="audit-filters no-print">
        <Select
          aria-label={w.action}
          placeholder={w.action}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={sought.action ?? null}
          options={options}
          onChange={(action) => setSought({ ...sought, ...(action ? { action } : { action: undefined as never }) })}
          style={{ width: 220 }}
        />
        <Checkbox
          checked={sought.clock ?? false}
          onChange={({ target }) => setSought({ ...sought, clock: target.checked })}
        >
          {w.clock}
        </Checkbox>
        {sought.subject && (
          <Tag
            closable={{ 'aria-label': w.clear }}
            onClose={() => setSought({ ...sought, subject: undefined as never })}
          >
            {w.onlyThis}：{text.subject(sought.subject.kind, sought.subject.id)}
          </Tag>
        )}
      </Flex>
      {pages.error && !pages.data ? (
        <Failure failure={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : (
        <>
          {rows.length === 0 ? (
            <Empty description={w.none} />
          ) : (
            <PlainTable rows={rows} columns={columns} width={980} more={{ className: 'rows-of-facts' }} />
          )}
          <div className="audit-end">
            {pages.hasNextPage ? (
              <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {w.older}
              </Button>
            ) : (
              rows.length > 0 && <span className="quiet">{w.end}</span>
            )}
          </div>
        </>
      )}
    </Page>
  )
}

function useAuditPages({ action, subject, clock }: Sought) {
  const input = {
    limit: LIMIT,
    withoutClock: !clock,
    ...(action ? { action } : {}),
    ...(subject ? { subjectId: subject.id } : {}),
  }
  return useInfiniteQuery({
    queryKey: [readAudit.name, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      ask(readAudit, { ...input, ...(pageParam === null ? {} : { before: pageParam }) }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
}

function useColumns(onSubject: (subject: { id: string; kind: string }) => void): TableColumnsType<Row> {
  const w = useAuditWords()
  const text = useAuditText()
  const roles = useRoleWords()
  const times = useTimes()
  return [
    { title: w.at, width: 150, className: 'num', render: (_, { at }) => times.moment(at) },
    {
      title: w.who,
      width: 160,
      render: (_, { actorName, role, service }) => (
        <>
          {actorName ?? <span className="quiet">{w.nobody}</span>}{' '}
          <span className="quiet">{!service && role && roles[role]}</span>
        </>
      ),
    },
    { title: w.what, width: 170, render: (_, { action }) => text.action(action) },
    { title: w.detail, width: 260, className: 'wrap-anywhere', render: (_, row) => text.detail(row) },
    {
      title: w.subject,
      width: 150,
      render: (_, { subjectKind, subjectId }) =>
        subjectKind &&
        subjectId && (
          <Button
            type="link"
            size="small"
            className="audit-subject num"
            title={w.onlyThis}
            onClick={() => onSubject({ id: subjectId, kind: subjectKind })}
          >
            {text.subject(subjectKind, subjectId)}
          </Button>
        ),
    },
    {
      title: w.outcome,
      width: 180,
      render: (_, { outcome }) =>
        outcome === 'done' ? (
          <span className="quiet">{w.done}</span>
        ) : (
          <span className="lacking wrap-anywhere">{w.refused(text.refusal(outcome))}</span>
        ),
    },
  ]
}
