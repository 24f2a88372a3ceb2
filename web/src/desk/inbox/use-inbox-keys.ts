import { useTellKeys } from '../parts/page-keys.ts'
import { useInboxWords } from './inbox.words.ts'

/** What `?` says of this page. */
export function useInboxKeys(): void {
  const w = useInboxWords()
  useTellKeys([
    ['J K ↑ ↓', w.keyMove],
    ['Enter Esc', w.keyOpen],
    ['P', w.keyNext],
    ['A', w.keyAccept],
    ['D', w.keyDispatch],
    ['R', w.keyReturn],
    ['N', w.keyNote],
    ['C', w.keyCall],
    ['X', w.keySelect],
    ['[ ]', w.keyBucket],
    ['F', w.keyNarrow],
    ['V', w.keyViews],
    ['I', w.keyReport],
  ])
}
