import type { Id } from '@red-steward/domain/ids'
import type { ProposedPlace } from '@red-steward/domain/imports/queries'
import { UsageProblem } from './cli-command.ts'

export interface GridNamed {
  id: Id
  code: string
  name: string
}

/**
 * The grid of each new building by the operator's words: `NAME` for all, `COMPOUND=NAME` before it for those of one
 * compound, `suggested` in place of a name. Refuses a name that no grid bears, and a compound that no new building is of.
 */
export function chooseGrids(
  proposals: readonly ProposedPlace[],
  grids: readonly GridNamed[],
  words: readonly string[],
): Record<string, Id> {
  const said = words.map((word) => read(word, grids))
  for (const { compound } of said) {
    if (compound !== undefined && !proposals.some(({ compoundName }) => compoundName === compound)) {
      throw new UsageProblem(`no new building is in a compound ${compound}`)
    }
  }
  const everywhere = said.findLast(({ compound }) => compound === undefined)
  return Object.fromEntries(
    proposals.flatMap((proposal) => {
      const own = said.findLast(({ compound }) => compound === proposal.compoundName) ?? everywhere
      const gridId = own?.gridId === 'suggested' ? proposal.suggestedGridId : own?.gridId
      return gridId ? [[proposal.key, gridId]] : []
    }),
  )
}

function read(word: string, grids: readonly GridNamed[]) {
  const cut = word.lastIndexOf('=')
  const name = word.slice(cut + 1).trim()
  const compound = cut < 0 ? undefined : word.slice(0, cut).trim()
  if (name === 'suggested') return { compound, gridId: name } as const
  const grid = grids.find((one) => one.name === name || one.code === name)
  if (!grid) throw new UsageProblem(`there is no grid ${name}; there are: ${grids.map((one) => one.name).join(', ')}`)
  return { compound, gridId: grid.id }
}
