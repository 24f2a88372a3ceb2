import { Tag } from '../../ui/parts.tsx'
import { clockText } from '../parts/local-time.ts'
import { useDeviceState } from './device-context.ts'
import { href } from './route.ts'
import { useShellWords } from './shell.words.ts'

/** How far what was typed has come, on every screen; a tap shows each piece. */
export function StatusChip() {
  const w = useShellWords()
  const { connection, waiting, refused, lastUploadAt, lastSyncAt } = useDeviceState((device) => device.status)
  const at = lastUploadAt ?? lastSyncAt
  return (
    <a className="status-chip" href={href('outbox')}>
      {connection === 'offline' && <Tag tone="warn">{w.offline}</Tag>}
      {connection === 'signed-out' && <Tag tone="bad">{w.signInAgain}</Tag>}
      {connection === 'too-old' && <Tag tone="bad">{w.updateApp}</Tag>}
      {connection === 'too-new' && <Tag tone="warn">{w.serverOlder}</Tag>}
      {refused > 0 && <Tag tone="bad">{w.needsYou(refused)}</Tag>}
      {waiting > 0 && <Tag tone="warn">{w.waiting(waiting)}</Tag>}
      {waiting === 0 && refused === 0 && connection === 'online' && (
        <Tag tone="good">{at ? w.upToDateAt(clockText(at)) : w.upToDate}</Tag>
      )}
    </a>
  )
}
