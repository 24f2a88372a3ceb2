import { merges, unmergePersons } from '@red-steward/domain/registry/duplicates'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Empty, Table, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useDuplicatesWords } from './duplicates.words.ts'
import { useMergeWords } from './merge.words.ts'
import { useUndoReason } from './undo-reason.ts'

/** What was merged lately, and the way back. */
export function MergesTable() {
  const w = useDuplicatesWords()
  const m = useMergeWords()
  const times = useTimes()
  const { modal, message } = App.useApp()
  const answer = useAsk(merges, { limit: 100 })
  const reason = useUndoReason()
  const unmerging = useSend(unmergePersons, { quiet: true, onDone: () => void message.success(m.takenApart) })

  async function takeApart(mergeId: string) {
    const sure = await modal.confirm({ title: w.takeApartSure, content: w.takeApartNote, okText: m.takeApart })
    if (sure) unmerging.mutate({ mergeId })
  }

  return (
    <>
      {unmerging.error && (
        <Alert type="warning" role="alert" showIcon {...reason(unmerging.error)} style={{ marginBottom: 12 }} />
      )}
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.noMerges} />}>
        {({ rows }) => (
          <Table
            rowKey="id"
            size="small"
            pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={rows}
            scroll={{ x: 700 }}
            columns={[
              {
                title: w.kept,
                render: (_, { keptId, keptName }) => (
                  <Link to="/persons/$personId" params={{ personId: keptId }} className="member-name">
                    {keptName}
                  </Link>
                ),
              },
              { title: w.dropped, render: (_, { droppedName }) => droppedName },
              { title: w.by, render: (_, { by }) => by },
              { title: w.at, className: 'num', render: (_, { at }) => times.moment(at) },
              {
                title: '',
                align: 'right',
                render: (_, { id, undone, keptName }) =>
                  undone ? (
                    <Tag>{w.undone}</Tag>
                  ) : (
                    <Button size="small" aria-label={`${m.takeApart} ${keptName}`} onClick={() => void takeApart(id)}>
                      {m.takeApart}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answered>
    </>
  )
}
