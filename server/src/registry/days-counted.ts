// Days of commands as they count: from phones none lies ahead (`dayCounted`).
import { dayCounted } from '@red-steward/domain/registry/day-counted'
import type { NewMember } from '@red-steward/domain/registry/person'
import { type Day, dayOf } from '@red-steward/domain/time'
import type { Writing } from './revise.ts'

type Saying = Pick<Writing, 'now' | 'offline'>

export function counted<Said extends Day | null | undefined>({ now, offline }: Saying, said: Said): Said | Day {
  return dayCounted(said, dayOf(now), offline !== undefined)
}

export function countedMember(saying: Saying, member: NewMember): NewMember {
  const guardians = member.guardians.map((guardian) => ({
    ...guardian,
    consentedOn: counted(saying, guardian.consentedOn),
  }))
  return { ...member, fromDay: counted(saying, member.fromDay), guardians }
}
