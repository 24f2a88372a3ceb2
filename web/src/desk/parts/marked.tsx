import type { Highlight } from '@red-steward/domain/registry/search'
import type { ReactNode } from 'react'

/** Text with the found characters marked; ranges count characters of the string, from (inclusive) to (exclusive). */
export function Marked({ text, ranges }: { text: string; ranges: readonly Highlight[] }): ReactNode {
  const pieces: ReactNode[] = []
  let done = 0
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from < done) continue
    pieces.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>)
    done = to
  }
  return <>{[...pieces, text.slice(done)]}</>
}
