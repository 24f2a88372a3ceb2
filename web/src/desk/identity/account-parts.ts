import type { AccountRow, Post } from '@red-steward/domain/identity/accounts'
import { SYSTEM } from '@red-steward/domain/ids'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { dayOf } from '@red-steward/domain/time'
import { useTimes } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { useMay, useSession } from '../parts/session-context.tsx'
import { useRoleWords } from '../shell/shell.words.ts'
import { useAccountsWords } from './accounts.words.ts'

export type Account = AccountRow
export interface Community {
  id: string
  name: string
}

const DIRECTORY_STALE_MS = 10 * 60_000

/** The grids of the community one acts in; none while acting for the whole installation. */
export function useGrids(): { id: string; name: string }[] {
  const { acting } = useSession()
  const may = useMay('places.read').allowed && acting?.communityId !== SYSTEM
  return useAsk(placesDirectory, {}, { enabled: may, staleMs: DIRECTORY_STALE_MS }).data?.grids ?? []
}

/** A community by its name; the installation has none of its own. */
export function useCommunityName(): (community: Community) => string {
  const w = useAccountsWords()
  return ({ id, name }) => (id === SYSTEM ? w.installation : name)
}

/** A post in words: role, where, how long. */
export function usePostText(): (post: Post) => { role: string; scope: string; time: string } {
  const w = useAccountsWords()
  const roles = useRoleWords()
  const times = useTimes()
  const grids = useGrids()
  const { acting } = useSession()
  const communityName = useCommunityName()
  return ({ role, communityId, communityName: name, gridIds, startsAt, endsAt }) => {
    const named = gridIds?.map((id) => grids.find((grid) => grid.id === id)?.name)
    const where = communityId === acting?.communityId ? '' : `${communityName({ id: communityId, name })} · `
    const within = gridIds === null ? w.wholeCommunity : gridText(named ?? [], w.gridsCount(gridIds.length))
    const later = startsAt > new Date().toISOString() ? w.from(times.day(dayOf(startsAt))) : ''
    // A post that ends at midnight held until the day before.
    const until = endsAt ? w.until(times.day(dayOf(new Date(Date.parse(endsAt) - 1)))) : ''
    return {
      role: roles[role],
      scope: communityId === SYSTEM ? w.installation : `${where}${within}`,
      time: [later, until].filter(Boolean).join(' '),
    }
  }
}

const MOST_NAMED = 3

function gridText(names: (string | undefined)[], counted: string): string {
  const known = names.filter((name) => name !== undefined)
  return known.length === names.length && known.length <= MOST_NAMED ? known.join('、') : counted
}

/** The first moment of a day in the community (all of China keeps one time). */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00.000+08:00`).toISOString()
}

/** The moment a day is over. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(startOfDay(day)) + 86_400_000).toISOString()
}
