import { Component, type ReactNode } from 'react'
import { isMissingCode, openAnew } from '../../lib/missing-code.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useShellWords } from './shell.words.ts'

interface State {
  failedAt: string | null
  isMissing: boolean
}

/** One failing screen is one sentence and a button, not a white phone. */
export class Boundary extends Component<{ at: string; children: ReactNode }, State> {
  override state: State = { failedAt: null, isMissing: false }
  static getDerivedStateFromError(error: unknown) {
    return { failedAt: '', isMissing: isMissingCode(error) }
  }
  override componentDidCatch() {
    this.setState({ failedAt: this.props.at })
  }
  override componentDidUpdate() {
    const { failedAt } = this.state
    if (failedAt !== null && failedAt !== '' && failedAt !== this.props.at) this.setState({ failedAt: null })
  }
  override render() {
    if (this.state.failedAt === null) return this.props.children
    if (this.state.isMissing) return <Missing />
    return <Failed again={() => this.setState({ failedAt: null })} />
  }
}

function Failed({ again }: { again: () => void }) {
  const w = useShellWords()
  return (
    <main className="page-content ui-stack" role="alert">
      <p className="ui-card">{w.crash}</p>
      <Button onClick={again}>{w.again}</Button>
    </main>
  )
}

function Missing() {
  const w = useShellWords()
  const open = async () => {
    if (!(await openAnew())) toast(w.stillOffline)
  }
  return (
    <main className="page-content ui-stack" role="alert">
      <p className="ui-card">{w.stale}</p>
      <Button look="main" onClick={open}>
        {w.openAnew}
      </Button>
    </main>
  )
}
