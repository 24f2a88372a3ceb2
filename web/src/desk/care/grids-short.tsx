import { useCareWords } from './care.words.ts'

export interface GridShort {
  name: string
  neededHours: number
  availableHours: number
}

/** Grids whose hours do not suffice, each with its two numbers. */
export function GridsShort({ grids }: { grids: readonly GridShort[] }) {
  const w = useCareWords()
  return (
    <ul className="grids-short num">
      {grids.map(({ name, neededHours, availableHours }) => (
        <li key={name}>{w.gridShort(name || w.noGridYet, neededHours, availableHours)}</li>
      ))}
    </ul>
  )
}
