// On somebody's page: who looks after them by name, and every time nobody could reach them, step by step.
import { flowStepWords } from '@red-steward/domain/care/flow'
import { assignPerson, lookedAfter } from '@red-steward/domain/care/handover'
import { listRuns, type RunRow } from '@red-steward/domain/care/no-answer'
import { newId } from '@red-steward/domain/ids'
import { Button, Flex, Form, Modal, Select, Tag, Timeline } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useRoleWords } from '../shell/shell.words.ts'
import { useSay } from '../visits/codes.ts'
import { useDone } from '../visits/use-done.ts'
import { usePersonCareWords } from './person-care.words.ts'
import { StepButtons } from './step-buttons.tsx'

export function PersonCare({ personId }: { personId: string }) {
  const mayRead = useMay('care.read').allowed
  const mayAssign = useMay('care.assign').allowed
  const runs = useAsk(listRuns, { personId }, { enabled: mayRead })
  return (
    <>
      {mayAssign && <LookedAfter personId={personId} />}
      {runs.data && runs.data.runs.length > 0 && <Runs runs={runs.data.runs} />}
    </>
  )
}

function LookedAfter({ personId }: { personId: string }) {
  const w = usePersonCareWords()
  const times = useTimes()
  const answer = useAsk(lookedAfter, { personId })
  const [choosing, setChoosing] = useState(false)
  return (
    <section className="card" aria-label={w.lookedAfter}>
      <div className="household-head">
        <h2>{w.lookedAfter}</h2>
        <Button size="small" className="no-print" disabled={!answer.data} onClick={() => setChoosing(true)}>
          {w.assign}
        </Button>
      </div>
      <Answered of={answer}>
        {({ by, colleagues }) => (
          <>
            <p>
              {by ? w.byName(by.name, times.day(by.since.slice(0, 10))) : <span className="quiet">{w.byGrid}</span>}
            </p>
            {choosing && (
              <Assign
                personId={personId}
                current={by?.id ?? null}
                {...{ colleagues }}
                onClose={() => setChoosing(false)}
              />
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

interface AssignProps {
  personId: string
  current: string | null
  colleagues: { id: string; name: string; role: string }[]
  onClose: () => void
}

function Assign({ personId, current, colleagues, onClose }: AssignProps) {
  const w = usePersonCareWords()
  const done = useDone()
  const roles = useRoleWords()
  return (
    <CommandModal
      title={w.lookedAfter}
      note={w.assignNote}
      shape={assignPerson}
      initial={{ accountId: current }}
      toInput={({ accountId }: { accountId?: string | null }) => ({
        id: newId(),
        personId,
        accountId: accountId ?? null,
      })}
      onDone={() => done([w.assigned])}
      onClose={onClose}
    >
      <Form.Item name="accountId" label={w.colleague}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={w.byGrid}
          options={colleagues.map(({ id, name, role }) => ({
            value: id,
            label: `${name} · ${roles[role as keyof typeof roles]}`,
          }))}
        />
      </Form.Item>
    </CommandModal>
  )
}

function Runs({ runs }: { runs: readonly RunRow[] }) {
  const w = usePersonCareWords()
  const times = useTimes()
  return (
    <section className="card" aria-label={w.runs}>
      <h2>
        {w.runs} <span className="quiet num">{times.number(runs.length)}</span>
      </h2>
      {runs.toSorted(latestFirst).map((run) => (
        <RunTimeline key={run.id} run={run} />
      ))}
    </section>
  )
}

const latestFirst = (one: RunRow, other: RunRow) => (one.startedAt < other.startedAt ? 1 : -1)

function RunTimeline({ run: { id, startedAt, steps, next, closed } }: { run: RunRow }) {
  const w = usePersonCareWords()
  const say = useSay()
  const times = useTimes()
  const mayWork = useMay('care.work').allowed
  const line = (at: string, what: string, by: string, note = '') => (
    <>
      <span className="num quiet">{times.moment(at)}</span> {what} <span className="quiet">{by}</span>
      {note && <div className="wrap-anywhere">{note}</div>}
    </>
  )
  return (
    <Timeline
      style={{ marginTop: 12 }}
      items={[
        { color: 'orange', content: line(startedAt, w.started, '') },
        ...steps.map(({ step, doneAt, result, by, note }) => ({
          color: result === 'REACHED' ? 'green' : 'gray',
          content: line(doneAt, `${say(flowStepWords, step)}：${w[result]}`, by, note),
        })),
        ...(closed
          ? [{ color: closed.as === 'REACHED' ? 'green' : 'red', content: line(closed.at, w[closed.as], closed.by) }]
          : []),
        ...(next
          ? [
              {
                color: 'red',
                content: (
                  <>
                    <Tag color="red">{w.nextStep}</Tag>
                    {say(flowStepWords, next.step)}{' '}
                    <span className="num quiet">{w.before(times.moment(next.dueAt))}</span>
                    {mayWork && (
                      <Flex gap={4} wrap className="no-print" style={{ marginTop: 6 }}>
                        <StepButtons runId={id} step={next.step} />
                      </Flex>
                    )}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** The way of one flow so far, from the line of the day. */
export function RunHistory({ personId, runId, onClose }: { personId: string; runId: string; onClose: () => void }) {
  const w = usePersonCareWords()
  const answer = useAsk(listRuns, { personId })
  return (
    <Modal open title={w.runs} footer={null} onCancel={onClose}>
      <Answered of={answer}>
        {({ runs }) => runs.filter(({ id }) => id === runId).map((run) => <RunTimeline key={run.id} run={run} />)}
      </Answered>
    </Modal>
  )
}
