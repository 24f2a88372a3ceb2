import { Link } from '@tanstack/react-router'
import { useMay } from '../parts/session-context.tsx'
import { useListWords } from './list.words.ts'

/** Where a register that is still empty begins. */
export function ListStart() {
  const w = useListWords()
  return useMay('imports.run').allowed ? <Link to="/imports">{w.importThem}</Link> : null
}
