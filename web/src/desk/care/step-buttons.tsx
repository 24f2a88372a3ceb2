import { closeRun, logStep, type StepResult } from '@red-steward/domain/care/no-answer'
import type { FlowStep } from '@red-steward/domain/care/rules'
import { newId } from '@red-steward/domain/ids'
import { Button } from 'antd'
import { useSend } from '../parts/ask.ts'
import { useCareWords } from './care.words.ts'

/** One tap says how the step went. */
export function StepButtons({ runId, step }: { runId: string; step: FlowStep }) {
  const w = useCareWords()
  const logging = useSend(logStep)
  const closing = useSend(closeRun)
  const busy = logging.isPending || closing.isPending
  const log = (result: StepResult) =>
    logging.mutate({
      id: newId(),
      runId,
      step,
      result,
      doneAt: new Date().toISOString(),
      note: '',
      noteReviewed: false,
    })
  return (
    <>
      <Button size="small" type="primary" disabled={busy} onClick={() => log('REACHED')}>
        {w.reached}
      </Button>
      {step === 'EMERGENCY' ? (
        <Button
          size="small"
          danger
          disabled={busy}
          title={w.emergencyNote}
          onClick={() => closing.mutate({ runId, as: 'HANDED_ON', note: '', noteReviewed: false })}
        >
          {w.handedOn}
        </Button>
      ) : (
        <Button size="small" disabled={busy} onClick={() => log('NOT_REACHED')}>
          {w.notReached}
        </Button>
      )}
      {(step === 'NEIGHBOUR' || step === 'FAMILY') && (
        <Button size="small" type="text" disabled={busy} onClick={() => log('NOBODY_TO_ASK')}>
          {w.nobodyToAsk}
        </Button>
      )}
    </>
  )
}
