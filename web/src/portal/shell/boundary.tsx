import { Component, type ReactNode, useState } from 'react'
import { isMissingCode, openAnew } from '../../lib/missing-code.ts'
import { Button } from '../../ui/button.tsx'
import { useShellWords } from './shell.words.ts'

interface State {
  failedAt: string | null
  isMissing: boolean
  /** It was tried again here, and failed again. */
  isTried: boolean
}

/** A failing page is one sentence, the numbers to call and a button; never a white phone. */
export class Boundary extends Component<{ at: string; children: ReactNode }, State> {
  override state: State = { failedAt: null, isMissing: false, isTried: false }
  static getDerivedStateFromError(error: unknown) {
    return { failedAt: '', isMissing: isMissingCode(error) }
  }
  override componentDidCatch() {
    this.setState({ failedAt: this.props.at })
  }
  override componentDidUpdate() {
    const { failedAt } = this.state
    if (failedAt && failedAt !== this.props.at) this.setState({ failedAt: null, isTried: false })
  }
  override render() {
    const { failedAt, isMissing, isTried } = this.state
    if (failedAt === null) return this.props.children
    const inPlace = () => this.setState({ failedAt: null, isTried: true })
    return <Failed isMissing={isMissing} tryInPlace={isMissing || isTried ? undefined : inPlace} />
  }
}

/** Never leaves for an address that cannot be reached: there the browser shows a page of its own, without the numbers. */
function Failed({ isMissing, tryInPlace }: { isMissing: boolean; tryInPlace: (() => void) | undefined }) {
  const w = useShellWords()
  const [busy, setBusy] = useState(false)
  const [isOut, setOut] = useState(false)
  async function again() {
    if (tryInPlace) return tryInPlace()
    setBusy(true)
    setOut(!(await openAnew()))
    setBusy(false)
  }
  return (
    <main className="portal-page ui-stack" role="alert">
      <p className="ui-card">{isMissing ? w.missing : w.crash}</p>
      <Button look="main" onClick={again} disabled={busy}>
        {tryInPlace ? w.tryAgain : w.again}
      </Button>
      {isOut && <p>{w.stillOut}</p>}
    </main>
  )
}
