import type { Tone } from '../../ui/parts.tsx'
import type { PendingState } from '../offline/device.ts'
import { useShellWords } from '../shell/shell.words.ts'

const tones: Record<PendingState, Tone> = {
  waiting: 'warn',
  held: 'warn',
  sending: 'cool',
  uploaded: 'good',
  refused: 'bad',
}

/** How far something typed has come, in words and colour. */
export function usePendingState(state: PendingState): { text: string; tone: Tone } {
  const w = useShellWords()
  const text = {
    waiting: w.stateWaiting,
    held: w.stateHeld,
    sending: w.stateSending,
    uploaded: w.stateUploaded,
    refused: w.stateRefused,
  }
  return { text: text[state], tone: tones[state] }
}
