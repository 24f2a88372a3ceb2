// Whom a playbook says to ring, one tap away and without a signal: public lines, and companies whose numbers the community keeps.
import { type Callee, type Line, lines } from '@red-steward/domain/cases/playbooks'
import { utilityOf } from '@red-steward/domain/cases/utility-lines'
import type { Id } from '@red-steward/domain/ids'
import type { ContactDocument } from '@red-steward/domain/places/documents'
import { nearestContacts } from '@red-steward/domain/places/utility-contacts'
import type { Replica } from '../offline/device.ts'
import { getBuilding } from '../parts/reading.ts'
import { useSay } from '../parts/say.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useCasesWords } from './cases.words.ts'

export type Call = Line | Callee
interface Number {
  name: string
  phone: string
  hours: string
}

/** What one dials for these; nothing for people who live at a door, or where no number is kept. */
export function useNumbers(calls: readonly Call[], buildingId: Id | null): ReadonlyMap<Call, readonly Number[]> {
  const say = useSay()
  const found = useDocuments((replica) => companies(replica, calls, buildingId), [calls.join(), buildingId])
  return new Map(
    calls.map((call) => [
      call,
      isPublic(call) ? [{ name: say(lines[call]), phone: call, hours: '' }] : (found.get(call) ?? []),
    ]),
  )
}

const isPublic = (call: Call): call is '110' | '119' | '120' => /^\d+$/.test(call)

function companies(replica: Replica, calls: readonly Call[], buildingId: Id | null): Map<Call, readonly Number[]> {
  const contacts = replica.all<ContactDocument>('contact')
  const compoundId = (buildingId && getBuilding(replica, buildingId)?.compoundId) || null
  return new Map(
    calls.flatMap((call) => {
      const kind = utilityOf[call]
      if (!kind) return []
      const ofKind = contacts
        .filter(({ utilityKind }) => utilityKind === kind)
        .map(({ kind: _, onlyBuildingId, ...contact }) => ({ ...contact, buildingId: onlyBuildingId }))
      return [[call, nearestContacts(ofKind, { compoundId, buildingId })]]
    }),
  )
}

/** One button for each number. */
export function CallLines({ numbers, look = 'plain' }: { numbers: readonly Number[]; look?: 'plain' | 'main' }) {
  const w = useCasesWords()
  return numbers.map(({ name, phone, hours }) => {
    // `119 火警` says its number already.
    const more = [name.startsWith(phone) ? '' : phone, hours].filter(Boolean).join(' · ')
    return (
      <a
        key={phone}
        className="ui-button call-line"
        data-look={look}
        href={`tel:${phone.replace(/[^\d+]/g, '')}`}
        aria-label={w.ring(name, more)}
      >
        <span>☎ {name}</span>
        {more && <small>{more}</small>}
      </a>
    )
  })
}
