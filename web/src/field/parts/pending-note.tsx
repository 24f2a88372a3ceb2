import type { Id } from '@red-steward/domain/ids'
import { Tag } from '../../ui/parts.tsx'
import { usePendingAbout } from '../shell/device-context.ts'
import { useShellWords } from '../shell/shell.words.ts'

/** How far what was typed about this record has come; nothing when all of it is with the server. */
export function PendingTag({ about }: { about: Id }) {
  const w = useShellWords()
  const pending = usePendingAbout(about)
  if (pending.length === 0) return null
  const refused = pending.some(({ state }) => state === 'refused')
  return <Tag tone={refused ? 'bad' : 'warn'}>{refused ? w.stateRefused : w.waiting(pending.length)}</Tag>
}
