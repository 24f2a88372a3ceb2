import { type ReactNode, useEffect, useRef } from 'react'
import { language } from '../../lib/language.ts'
import { mode } from './appearance.ts'
import { ReadAloud } from './read-aloud.tsx'
import { useShellWords } from './shell.words.ts'

interface Props {
  title: string
  /** Above the title: community, or case number. */
  over?: ReactNode
  note?: ReactNode
  back?: boolean
  children: ReactNode
}

/** The frame of every page. The heading takes the focus, so that who hears the page is told where they are. */
export function Page({ title, over, note, back, children }: Props) {
  const w = useShellWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${w.app}`
  }, [title, w.app])
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  return (
    <div className="portal-frame">
      <button type="button" className="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {w.skip}
      </button>
      <header className="portal-bar no-print" data-back={back || undefined}>
        {back ? (
          <button type="button" className="portal-tool" onClick={() => history.back()}>
            <span aria-hidden="true">‹</span> {w.back}
          </button>
        ) : (
          <span className="portal-brand">
            <img src="/steward.svg" alt="" width="28" height="28" /> {w.app}
          </span>
        )}
        <Tools />
      </header>
      <main id="content" tabIndex={-1} className="portal-page ui-stack">
        <div className="portal-title">
          {over && <p className="portal-over">{over}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {note && <p className="quiet">{note}</p>}
        </div>
        {children}
      </main>
    </div>
  )
}

function Tools() {
  const w = useShellWords()
  const chosen = mode.use()
  const spoken = language.use()
  const elder = chosen === 'elder'
  return (
    <fieldset className="portal-tools" aria-label={w.tools}>
      <ReadAloud />
      <button type="button" className="portal-tool" onClick={() => mode.set(elder ? 'usual' : 'elder')}>
        {elder ? w.usual : w.elder}
      </button>
      <button
        type="button"
        className="portal-tool tool-language"
        lang={spoken === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => language.set(spoken === 'zh' ? 'en' : 'zh')}
      >
        {w.language}
      </button>
    </fieldset>
  )
}
