import type { Id } from '@red-steward/domain/ids'
import type { DemoHousehold } from './people.ts'
import type { Chance } from './random.ts'

export interface Confirmed {
  at: string
  means: 'DOOR' | 'PHONE' | 'SELF'
}

const DAY = 86_400_000
const TWO_YEARS = 730

/** When each household was last confirmed: some buildings were walked lately, some not for a year, a few doors never opened. */
export function confirmations(households: readonly DemoHousehold[], now: string, chance: Chance): Map<Id, Confirmed> {
  const lately = new Map<Id, number>()
  const said = new Map<Id, Confirmed>()
  for (const { id, building } of households) {
    const round = lately.get(building.id) ?? 8 + Math.floor(420 * chance.share() ** 1.6)
    lately.set(building.id, round)
    if (chance.happens(0.035)) continue
    const days = Math.min(TWO_YEARS - 5, Math.floor(round * (0.5 + chance.share()) + 60 * chance.share() ** 4))
    const minutes = chance.whole(0, 9 * 60)
    said.set(id, {
      at: atWork(now, days + 1, minutes),
      means: chance.happens(0.72) ? 'DOOR' : chance.happens(0.8) ? 'PHONE' : 'SELF',
    })
  }
  return said
}

/** So many days before today, between nine and six in the community's time zone (UTC+8). */
function atWork(now: string, daysAgo: number, minutes: number): string {
  const midnight = Math.floor((Date.parse(now) + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000
  return new Date(midnight - daysAgo * DAY + 9 * 3_600_000 + minutes * 60_000).toISOString()
}
