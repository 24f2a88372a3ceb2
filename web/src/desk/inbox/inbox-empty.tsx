import { CheckCircleOutlined } from '@ant-design/icons'
import { type CaseInbox, InboxBucket, inboxBucketWords } from '@red-steward/domain/cases/inbox'
import { Button } from 'antd'
import { useSaid } from '../cases/codes.ts'
import { useInboxWords } from './inbox.words.ts'

interface InboxEmptyProps {
  counts: CaseInbox['counts']
  onChoose: (bucket: InboxBucket) => void
  /** When filters are set. */
  onClear?: () => void
}

/** Nothing here: say so calmly, and where the next thing is. */
export function InboxEmpty({ counts, onChoose, onClear }: InboxEmptyProps) {
  const w = useInboxWords()
  const said = useSaid()
  const next = InboxBucket.options.find((bucket) => (counts[bucket] ?? 0) > 0)
  return (
    <div className="inbox-empty card" role="status">
      <CheckCircleOutlined aria-hidden />
      <p>{onClear ? w.calmNarrow : next ? w.calm : w.calmAll}</p>
      {onClear && <Button onClick={onClear}>{w.clear}</Button>}
      {next && (
        <Button onClick={() => onChoose(next)}>
          {w.next}: {said.say(inboxBucketWords, next)} {w.counted(counts[next] ?? 0)}
        </Button>
      )}
    </div>
  )
}
