import { Component, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { useShellWords } from './shell.words.ts'

/** A failing page is one sentence, the numbers to call and a button; never a white phone. */
export class Boundary extends Component<{ at: string; children: ReactNode }, { failedAt: string | null }> {
  override state = { failedAt: null as string | null }
  static getDerivedStateFromError() {
    return { failedAt: '' }
  }
  override componentDidCatch() {
    this.setState({ failedAt: this.props.at })
  }
  override componentDidUpdate() {
    const { failedAt } = this.state
    if (failedAt && failedAt !== this.props.at) this.setState({ failedAt: null })
  }
  override render() {
    return this.state.failedAt === null ? this.props.children : <Failed />
  }
}

function Failed() {
  const w = useShellWords()
  return (
    <main className="portal-page ui-stack" role="alert">
      <p className="ui-card">{w.crash}</p>
      <Button look="main" onClick={() => location.reload()}>
        {w.again}
      </Button>
    </main>
  )
}
