import type { Refused } from '../../lib/api.ts'
import { words } from '../../lib/language.ts'
import { factWord, useFactValue, useHistoryWords } from './history.words.ts'

const useWords = words({
  lead: [
    '您修改的内容刚刚被别人改过。请看一看两个值；再按一次保存，就以您填的为准。',
    'Somebody changed the same meanwhile. Look at both values; save once more and yours counts.',
  ],
  theirs: ['现在是', 'now'],
  yours: ['您填的是', 'you wrote'],
})

interface Stale {
  id: string
  field: string
  theirs: unknown
  yours: unknown
  since: number
}

const staleOf = ({ why, detail }: Refused): Stale[] =>
  why === 'changed-meanwhile' ? ((detail.fields as Stale[] | undefined) ?? []) : []

/** The version of each record at which what stood in the way had changed: who has seen it may write over it. */
export function basesSeen(refusal: Refused): Record<string, number> {
  const seen: Record<string, number> = {}
  for (const { id, since } of staleOf(refusal)) seen[id] = Math.max(since, seen[id] ?? 0)
  return seen
}

/** What a colleague wrote beside what was typed, for a correction refused as changed meanwhile; null for any other. */
export function ChangedMeanwhile({ refusal, nameOf }: { refusal: Refused; nameOf?: (id: string) => string }) {
  const w = useWords()
  const history = useHistoryWords()
  const value = useFactValue()
  return (
    <>
      {w.lead}
      <ul className="meanwhile">
        {staleOf(refusal).map(({ id, field, theirs, yours }) => (
          <li key={`${id} ${field}`} className="wrap-anywhere">
            {nameOf?.(id)} {history.fact(factWord(field))}：{w.theirs} <strong>{value(field, theirs)}</strong>，
            {w.yours} <strong>{value(field, yours)}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}
