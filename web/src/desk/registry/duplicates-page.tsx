import { type DuplicatePair, dismissDuplicate, duplicates } from '@red-steward/domain/registry/duplicates'
import { App, Empty, Tabs } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useShortcut } from '../../lib/keys.ts'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { DuplicatePairCard, likelyKept } from './duplicate-pair.tsx'
import { useDuplicatesWords } from './duplicates.words.ts'
import { useMergeWords } from './merge.words.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { MergesTable } from './merges-table.tsx'
import './registry.css'
import './list.css'

const LIMIT = 50

/** Records that may be one person, the likeliest first; a person decides each. */
export function DuplicatesPage() {
  const w = useDuplicatesWords()
  const times = useTimes()
  const answer = useAsk(duplicates, { limit: LIMIT }, { keep: true })
  return (
    <Page title={w.title} note={w.note}>
      <Tabs
        items={[
          {
            key: 'open',
            label: w.open(answer.data ? times.number(answer.data.total) : '…'),
            children: (
              <Answered of={answer} isEmpty={({ pairs }) => pairs.length === 0} empty={<Empty description={w.none} />}>
                {({ pairs, total }) => <Pairs pairs={pairs} total={total} />}
              </Answered>
            ),
          },
          { key: 'done', label: w.done, children: <MergesTable /> },
        ]}
      />
    </Page>
  )
}

function Pairs({ pairs: suggested, total }: { pairs: DuplicatePair[]; total: number }) {
  const w = useDuplicatesWords()
  const m = useMergeWords()
  const times = useTimes()
  const { modal, message } = App.useApp()
  // Decided pairs leave at once; asking all over again takes the server a while.
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const pairs = suggested.filter((pair) => !decided.has(keyOf(pair)))
  const [at, setAt] = useState(0)
  const [comparing, setComparing] = useState<DuplicatePair | null>(null)
  const [asking, setAsking] = useState(false)
  const cards = useRef(new Map<string, HTMLElement>())
  const follows = useRef(false)
  const current = pairs[Math.min(at, pairs.length - 1)]
  const dismissing = useSend(dismissDuplicate, { onDone: () => void message.success(m.dismissed) })

  // The focus follows the current pair: after a key, and when the pair before it has left the list.
  const currentKey = current && keyOf(current)
  useEffect(() => {
    const card = currentKey && !comparing && !asking ? cards.current.get(currentKey) : undefined
    const active = document.activeElement
    if (follows.current && !active?.closest('.ant-modal, input, textarea')) card?.focus()
  }, [currentKey, comparing, asking])
  function step(by: number) {
    follows.current = true
    setAt(Math.max(0, Math.min(pairs.length - 1, Math.min(at, pairs.length - 1) + by)))
  }
  async function dismiss({ first, second }: Pick<DuplicatePair, 'first' | 'second'>) {
    setAsking(true)
    const sure = await modal.confirm({
      title: w.notSure(first.name, second.name),
      content: w.notSureNote,
      okText: m.notSame,
    })
    setAsking(false)
    follows.current = true
    if (!sure) return
    await dismissing.mutateAsync({ firstId: first.id, secondId: second.id }).then(
      () => setDecided((before) => new Set([...before, keyOf({ first, second })])),
      () => {}, // said by the message
    )
  }

  const isFree = !comparing && !asking
  useShortcut({ key: 'j' }, () => step(1), isFree)
  useShortcut({ key: 'k' }, () => step(-1), isFree)
  useShortcut({ key: 'x' }, () => current && void dismiss(current), isFree)

  if (pairs.length === 0) return <Empty description={w.none} />
  return (
    <>
      <p className="quiet">
        {total > pairs.length && `${w.showing(times.number(pairs.length), times.number(total))} · `}
        <span className="hide-narrow">{w.keys}</span>
      </p>
      <div className="stack pairs">
        {pairs.map((pair, index) => (
          <DuplicatePairCard
            key={keyOf(pair)}
            pair={pair}
            isCurrent={pair === current}
            ref={(card) => {
              if (card) cards.current.set(keyOf(pair), card)
              else cards.current.delete(keyOf(pair))
            }}
            onFocus={() => setAt(index)}
            onCompare={() => setComparing(pair)}
            onDismiss={() => void dismiss(pair)}
          />
        ))}
      </div>
      {comparing && (
        <MergeDialog
          keptId={likelyKept(comparing)[0]}
          droppedId={likelyKept(comparing)[1]}
          onClose={() => {
            follows.current = true
            setComparing(null)
          }}
        />
      )}
    </>
  )
}

function keyOf({ first, second }: Pick<DuplicatePair, 'first' | 'second'>): string {
  return `${first.id} ${second.id}`
}
