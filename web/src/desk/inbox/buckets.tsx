import { listCallBacks } from '@red-steward/domain/cases/after-closing'
import { type CaseInbox, InboxBucket, inboxBucketWords } from '@red-steward/domain/cases/inbox'
import { Link } from '@tanstack/react-router'
import { useSaid } from '../cases/codes.ts'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useInboxWords } from './inbox.words.ts'

interface BucketsProps {
  counts: CaseInbox['counts']
  chosen: InboxBucket
  onChoose: (bucket: InboxBucket) => void
}

/** Every bucket of this post with its count; call-backs have a page of their own. */
export function Buckets({ counts, chosen, onChoose }: BucketsProps) {
  const w = useInboxWords()
  const said = useSaid()
  const mayCall = useMay('cases.call-back').allowed
  const calls = useAsk(listCallBacks, { queue: 'waiting', limit: 1 }, { enabled: mayCall })
  return (
    <nav className="buckets" aria-label={w.buckets}>
      {InboxBucket.options.map((bucket) => {
        const count = counts[bucket]
        if (count === undefined) return null
        const isLate = bucket === 'overdue' && count > 0
        return (
          <button
            key={bucket}
            type="button"
            className={`bucket ${count === 0 ? 'bucket-empty' : ''} ${isLate ? 'bucket-late' : ''}`}
            aria-current={bucket === chosen}
            onClick={() => onChoose(bucket)}
          >
            {said.say(inboxBucketWords, bucket)} <strong className="num">{w.counted(count)}</strong>
          </button>
        )
      })}
      {calls.data?.total != null && (
        <Link to="/callbacks" className={`bucket ${calls.data.total === 0 ? 'bucket-empty' : ''}`}>
          {w.callBacks} <strong className="num">{w.counted(calls.data.total)}</strong>
        </Link>
      )}
    </nav>
  )
}
