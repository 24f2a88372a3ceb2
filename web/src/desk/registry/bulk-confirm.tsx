import { CheckCircleOutlined } from '@ant-design/icons'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { undo } from '@red-steward/domain/registry/correcting'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Modal, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { send } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { invalidateModule } from '../parts/ask.ts'
import { tables, useCode } from './codes.tsx'
import { type ConfirmedRow, type ConfirmRun, confirmRows } from './confirm-rows.ts'
import { useBulkWords } from './list.words.ts'

export interface ChosenRow extends ConfirmedRow {
  label: string
}

interface BulkConfirmProps {
  chosen: ChosenRow[]
  onClear: () => void
}

/** A bar that appears once rows are chosen. */
export function BulkBar({ chosen, onClear }: BulkConfirmProps) {
  const w = useBulkWords()
  // The rows as they were when the dialog opened: confirming empties the choice behind it.
  const [asked, setAsked] = useState<ChosenRow[] | null>(null)
  return (
    <>
      {chosen.length > 0 && (
        <div className="bulk-bar no-print" role="status">
          <strong className="num">{w.chosen(chosen.length)}</strong>
          <Button type="primary" icon={<CheckCircleOutlined />} onClick={() => setAsked(chosen)}>
            {w.stillTrue}
          </Button>
          <Button onClick={onClear}>{w.clear}</Button>
        </div>
      )}
      {asked && <BulkConfirm chosen={asked} onClose={() => setAsked(null)} onAllDone={onClear} />}
    </>
  )
}

interface DialogProps {
  chosen: ChosenRow[]
  onClose: () => void
  onAllDone: () => void
}

function BulkConfirm({ chosen, onClose, onAllDone }: DialogProps) {
  const w = useBulkWords()
  const code = useCode()
  const client = useQueryClient()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const [means, setMeans] = useState<ConfirmMeans>('DOOR')
  const [run, setRun] = useState<ConfirmRun | null>(null)
  const [isRunning, setRunning] = useState(false)
  const outcomeOf = (id: string) => run?.outcomes.get(id)
  const done = chosen.filter(({ id }) => outcomeOf(id) === true)
  const notDone = chosen.filter(({ id }) => outcomeOf(id) !== true)
  const isOver = run !== null && !isRunning

  async function start() {
    setRunning(true)
    const earlier = run
    const joined = (next: ConfirmRun): ConfirmRun => ({
      outcomes: new Map([...(earlier?.outcomes ?? []), ...next.outcomes]),
      commandIds: [...(earlier?.commandIds ?? []), ...next.commandIds],
    })
    setRun(joined({ outcomes: new Map(), commandIds: [] }))
    const end = await confirmRows(notDone, means, (next) => setRun(joined(next)))
    setRun(joined(end))
    setRunning(false)
    if ([...joined(end).outcomes.values()].filter((outcome) => outcome === true).length === chosen.length) onAllDone()
    void invalidateModule(client, 'registry')
  }

  async function undoAll() {
    setRunning(true)
    try {
      for (const commandId of run?.commandIds ?? []) await send(undo, { commandId })
      void message.success(w.undone)
      onClose()
    } catch (failure) {
      void message.error(failureText(failure))
      setRunning(false)
    }
    void invalidateModule(client, 'registry')
  }

  return (
    <Modal
      open
      title={w.title}
      onCancel={() => !isRunning && onClose()}
      closable={!isRunning}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end" wrap>
          {isOver && done.length > 0 && <Button onClick={() => void undoAll()}>{w.undo}</Button>}
          <Button disabled={isRunning} onClick={onClose}>
            {isOver ? w.close : w.cancel}
          </Button>
          {(!isOver || notDone.length > 0) && (
            <Button type="primary" loading={isRunning} onClick={() => void start()}>
              {isOver ? w.retry : w.start(chosen.length)}
            </Button>
          )}
        </Flex>
      }
    >
      {run === null ? (
        <>
          <p>{w.sure(chosen.length)}</p>
          <Flex gap={12} align="center" wrap>
            <span id="bulk-means">{w.means}</span>
            <Segmented<ConfirmMeans>
              aria-labelledby="bulk-means"
              value={means}
              onChange={setMeans}
              options={(Object.keys(tables.confirmMeans) as ConfirmMeans[]).map((value) => ({
                value,
                label: code('confirmMeans', value),
              }))}
            />
          </Flex>
        </>
      ) : (
        <div aria-live="polite">
          <Progress
            percent={Math.round((run.outcomes.size / chosen.length) * 100)}
            status={isRunning ? 'active' : notDone.length > 0 ? 'exception' : 'success'}
          />
          <p>
            {isRunning ? w.running(run.outcomes.size, chosen.length) : w.done(done.length)}
            {isOver && notDone.length > 0 && `；${w.failed(notDone.length)} ${w.failedNote}`}
          </p>
        </div>
      )}
      <ul className="outcome-list">
        {[...(run ? notDone : chosen), ...(run ? done : [])].map(({ id, label }) => {
          const outcome = outcomeOf(id)
          return (
            <li key={id}>
              <span className="one-line">{label}</span>
              {run && (
                <span className={outcome === true ? 'outcome-ok' : outcome ? 'outcome-no' : 'quiet'}>
                  {outcome === true ? `✓ ${w.ok}` : outcome ? `✗ ${failureText(outcome)}` : w.waiting}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
