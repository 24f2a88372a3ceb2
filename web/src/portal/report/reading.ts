import { type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import { type ReportReading, readReport, UNSORTED } from '@red-steward/domain/portal/matters'
import { useEffect, useState } from 'react'
import type { Language } from '../../lib/language.ts'

const PAUSE_MS = 350

/** What the words are about, a moment after the last one; the phone itself reads them, nothing is sent. */
export function useReading(text: string): ReportReading | null {
  const [reading, setReading] = useState<ReportReading | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      setReading(text.trim().length < 2 ? null : readReport(text, new Date().toISOString()))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return reading
}

export function leafText(leaf: LeafCode, spoken: Language): string {
  return leafOf(leaf)[spoken]
}

/** What one may choose from: what was read, what else it may be, and leaving it to the community. */
export function choicesOf({ leaf, sure, others }: ReportReading): LeafCode[] {
  return [...new Set([...(sure ? [leaf] : []), ...others, UNSORTED])].slice(0, 4)
}
