import type { SafetyRow } from '@red-steward/domain/visits/lists'
import { followUpSafety } from '@red-steward/domain/visits/visit'
import { Button, Dropdown, Tag } from 'antd'
import dayjs from 'dayjs'
import { today, useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useVisitWords } from './visits.words.ts'

const WEEK = 7

interface FollowUpProps {
  finding: Pick<SafetyRow, 'id' | 'settledAs'> & { followUpOn: string | null }
  label: string
}

/** What became of something unsafe: put right, looked at again in a week, or left because the household wants it so. */
export function FollowUp({ finding, label }: FollowUpProps) {
  const w = useVisitWords()
  const times = useTimes()
  return (
    <div className="visit-more">
      <span className={finding.settledAs ? 'quiet' : 'unsafe'}>{w.safetyFound(label)}</span>
      {finding.settledAs ? (
        <Tag color="green">{finding.settledAs === 'PUT_RIGHT' ? w.putRight : w.declined}</Tag>
      ) : (
        <>
          {finding.followUpOn && <span className="quiet num">{times.day(finding.followUpOn)}</span>}
          <FollowUpButton findingId={finding.id} />
        </>
      )}
    </div>
  )
}

export function FollowUpButton({ findingId }: { findingId: string }) {
  const w = useVisitWords()
  const may = useMay('visits.record').allowed
  const sending = useSend(followUpSafety)
  if (!may) return null
  const followUpOn = dayjs(today()).add(WEEK, 'day').format('YYYY-MM-DD')
  const items = [
    { key: 'right', label: w.putRight, outcome: { kind: 'PUT_RIGHT' as const } },
    { key: 'again', label: w.lookAgain, outcome: { kind: 'LOOK_AGAIN' as const, followUpOn } },
    { key: 'declined', label: w.declined, outcome: { kind: 'DECLINED' as const } },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: items.map(({ key, label, outcome }) => ({
          key,
          label,
          onClick: () => sending.mutate({ findingId, outcome, note: '' }),
        })),
      }}
    >
      <Button size="small" loading={sending.isPending} className="no-print">
        {w.followUp}
      </Button>
    </Dropdown>
  )
}
