import { type ReactNode, useEffect, useRef } from 'react'
import { back, leftBy } from './route.ts'
import { useShellWords } from './shell.words.ts'
import { StatusChip } from './status-chip.tsx'

interface Props {
  title: ReactNode
  note?: ReactNode
  /** Where Back leads when nothing was visited before; without it the page is a first screen of its tab. */
  under?: readonly string[]
  /** Stays in sight under the page: its main button. */
  footer?: ReactNode
  children: ReactNode
}

/** The frame of every screen: back, title, state of the uploads, content. */
export function Page({ title, note, under, footer, children }: Props) {
  const w = useShellWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const plain = typeof title === 'string' ? title : null
  useEffect(() => {
    if (plain) document.title = `${plain} · ${w.app}`
  }, [plain, w.app])
  // Who hears the screen is told where they are now; who came back stands where they left.
  useEffect(() => (leftBy() ?? heading.current)?.focus({ preventScroll: true }), [])
  return (
    <div className="page">
      <header className="page-bar">
        {under && (
          <button type="button" className="page-back" onClick={() => back(...under)} aria-label={w.back}>
            ‹
          </button>
        )}
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {note && <p className="quiet small">{note}</p>}
        </div>
        <StatusChip />
      </header>
      <main id="content" tabIndex={-1} className="page-content ui-stack">
        {children}
      </main>
      {footer && <div className="page-footer">{footer}</div>}
    </div>
  )
}

export function NotHere({ under }: { under: readonly string[] }) {
  const w = useShellWords()
  return (
    <Page title={w.app} under={under}>
      <p className="ui-card">{w.notHere}</p>
    </Page>
  )
}
