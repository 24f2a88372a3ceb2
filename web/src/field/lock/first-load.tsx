import { OtherVersion } from '../shell/other-version.tsx'
import { useLockWords } from './lock.words.ts'
import { Brand } from './sign-in.tsx'

export function FirstLoad({ done, of }: { done: number; of: number }) {
  const w = useLockWords()
  return (
    <main className="plain-page">
      <Brand />
      <h1>{w.loadingTitle}</h1>
      <progress className="ui-progress" value={done} max={Math.max(1, of)} aria-label={w.loadingTitle} />
      <p className="quiet" role="status">
        {w.loadingNote(done, of)}
      </p>
      <OtherVersion />
    </main>
  )
}
