import { Component, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { useShellWords } from './shell.words.ts'

/** One failing screen is one sentence and a button, not a white phone. */
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
    if (failedAt !== null && failedAt !== '' && failedAt !== this.props.at) this.setState({ failedAt: null })
  }
  override render() {
    if (this.state.failedAt === null) return this.props.children
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
