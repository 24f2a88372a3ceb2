import { useSyncExternalStore } from 'react'

const onPaper = () => window.matchMedia('print')

function listenToPrinting(listener: () => void): () => void {
  const query = onPaper()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the page is being laid out for paper, where nothing scrolls or sticks and the ground is white. */
export function usePrinting(): boolean {
  return useSyncExternalStore(listenToPrinting, () => onPaper().matches)
}
