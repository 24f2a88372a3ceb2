import type { Counts } from '@red-steward/domain/imports/import'
import { outcomeWords } from '@red-steward/domain/words/imports'
import { Card, Flex, Statistic } from 'antd'
import { useSaid } from './use-import.ts'

const order = ['create', 'update', 'unchanged', 'skip', 'error', 'ask'] as const

/** How many rows come to what; a press shows those rows. */
export function CountCards({
  counts,
  onChoose,
}: {
  counts: Counts
  onChoose?: (outcome: (typeof order)[number]) => void
}) {
  const said = useSaid()
  return (
    <Flex gap={12} wrap className="import-counts">
      {order.map((outcome) => (
        <Card
          key={outcome}
          size="small"
          {...(onChoose
            ? {
                hoverable: true,
                role: 'button',
                tabIndex: 0,
                onClick: () => onChoose(outcome),
                onKeyDown: (event) => event.key === 'Enter' && onChoose(outcome),
              }
            : {})}
        >
          <Statistic title={said(outcomeWords[outcome])} value={counts[outcome]} className={`outcome-${outcome}`} />
        </Card>
      ))}
    </Flex>
  )
}
