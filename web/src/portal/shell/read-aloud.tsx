// The page read aloud by the phone itself, with a stop that stays in sight. Nothing is sent anywhere for it.
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { language } from '../../lib/language.ts'
import { useShellWords } from './shell.words.ts'

type State = 'silent' | 'reading' | 'no-voice'

export function ReadAloud() {
  const w = useShellWords()
  const spoken = language.use()
  const [state, setState] = useState<State>('silent')
  useEffect(() => () => stopSpeaking(), [])

  async function read() {
    const sentences = sentencesOf(document.getElementById('content'))
    if (!(await canSpeak(spoken))) return setState('no-voice')
    setState('reading')
    speak(sentences, spoken, () => setState('silent'))
  }
  function stop() {
    stopSpeaking()
    setState('silent')
  }
  return (
    <>
      <button type="button" className="portal-tool" onClick={() => (state === 'reading' ? stop() : void read())}>
        {state === 'reading' ? w.stop : w.read}
      </button>
      {state !== 'silent' &&
        createPortal(
          <div className="reading-bar no-print" role="status">
            <span>{state === 'reading' ? w.reading : w.noVoice}</span>
            <button type="button" className="ui-button" onClick={stop}>
              {state === 'reading' ? w.stop : w.close}
            </button>
          </div>,
          document.body,
        )}
    </>
  )
}

/** What a reader hears, piece by piece in the order of the page; buttons by their words, hidden parts not at all. */
export function sentencesOf(root: Element | null): string[] {
  const pieces = [...(root?.querySelectorAll('h1, h2, h3, p, li, dt, dd, label, legend, a, button') ?? [])]
  const outermost = pieces.filter((piece) => !pieces.some((other) => other !== piece && other.contains(piece)))
  return (
    outermost
      .filter((piece) => !piece.closest('[hidden], [aria-hidden="true"], .no-print'))
      // biome-ignore lint/performance/useDomNodeTextContent: only what is shown is read
      .map((piece) => (piece as HTMLElement).innerText?.replace(/\s+/g, ' ').trim() ?? '')
      .filter(Boolean)
  )
}

const VOICES_COME_WITHIN_MS = 800

/** Voices are fetched by the browser when first asked for; a phone without one for the language cannot read it. */
async function canSpeak(spoken: 'zh' | 'en'): Promise<boolean> {
  if (!('speechSynthesis' in window)) return false
  const has = () => speechSynthesis.getVoices().some(({ lang }) => lang.toLowerCase().startsWith(spoken))
  if (has()) return true
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, VOICES_COME_WITHIN_MS)
    speechSynthesis.addEventListener?.(
      'voiceschanged',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
  return has()
}

function speak(sentences: readonly string[], spoken: 'zh' | 'en', done: () => void) {
  speechSynthesis.cancel()
  for (const [at, sentence] of sentences.entries()) {
    const said = new SpeechSynthesisUtterance(sentence)
    said.lang = spoken === 'zh' ? 'zh-CN' : 'en-GB'
    said.rate = 0.9
    if (at === sentences.length - 1) said.onend = done
    said.onerror = done
    speechSynthesis.speak(said)
  }
  if (sentences.length === 0) done()
}

function stopSpeaking() {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}
