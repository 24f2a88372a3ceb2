/** Colours that stay apart on both grounds and to most colour-blind eyes; the label on each building says the grid too. */
const colours = ['#2e7d8b', '#c98a1b', '#7a5bb0', '#5d8c3a', '#b0578f', '#3f6fb5', '#a8623a', '#6f7b85'] as const

export const NO_GRID = '#b9bcc0'

export function gridColour(grids: readonly { id: string }[], gridId: string | null): string {
  const index = grids.findIndex(({ id }) => id === gridId)
  return index === -1 ? NO_GRID : colours[index % colours.length]!
}
