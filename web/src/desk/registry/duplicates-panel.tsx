import { dismissDuplicate, duplicates } from '@red-steward/domain/registry/duplicates'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { useAsk, useSend } from '../parts/ask.ts'
import { useMergeWords } from './merge.words.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { SimilarityTags } from './similarity-tags.tsx'

const SHOWN = 5

/** Other records that may be this person; nothing while there are none. */
export function DuplicatesPanel({ personId }: { personId: string }) {
  const w = useMergeWords()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const answer = useAsk(duplicates, { personId, limit: SHOWN })
  const dismissing = useSend(dismissDuplicate, { onDone: () => void message.success(w.dismissed) })
  const [comparing, setComparing] = useState<string | null>(null)
  const pairs = answer.data?.pairs ?? []
  if (pairs.length === 0) return null
  return (
    <section className="card">
      <h2>{w.perhaps}</h2>
      <ul className="plain-list">
        {pairs.map(({ first, second, reasons }) => {
          const other = first.id === personId ? second : first
          return (
            <li key={other.id} style={{ display: 'block' }}>
              <Link to="/persons/$personId" params={{ personId: other.id }} className="member-name">
                {other.name}
              </Link>{' '}
              <span className="quiet num">{other.birthDate}</span>
              <div className="quiet wrap-anywhere">{other.address}</div>
              <Flex gap={4} wrap style={{ margin: '4px 0 8px' }}>
                <SimilarityTags reasons={reasons} />
              </Flex>
              <Flex gap={8}>
                <Button size="small" onClick={() => setComparing(other.id)}>
                  {w.compare}
                </Button>
                <Button
                  size="small"
                  type="text"
                  loading={dismissing.isPending}
                  onClick={() => dismissing.mutate({ firstId: personId, secondId: other.id })}
                >
                  {w.notSame}
                </Button>
              </Flex>
            </li>
          )
        })}
      </ul>
      {comparing && (
        <MergeDialog
          keptId={personId}
          droppedId={comparing}
          onMerged={(kept) => void navigate({ to: '/persons/$personId', params: { personId: kept } })}
          onClose={() => setComparing(null)}
        />
      )}
    </section>
  )
}
