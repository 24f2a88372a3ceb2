// What a check of a door means in commands, and what the screens show of it before the server has answered.
import { type Id, newId } from '@red-steward/domain/ids'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { confirm } from '@red-steward/domain/registry/correcting'
import type { HouseholdDocument, PersonDocument, ResidenceDocument } from '@red-steward/domain/registry/documents'
import { moveOut } from '@red-steward/domain/registry/moving'
import type { NewMember } from '@red-steward/domain/registry/person'
import { registerHousehold, registerPerson } from '@red-steward/domain/registry/registering'
import { HEAD } from '@red-steward/domain/registry/relations'
import type { Day, Instant } from '@red-steward/domain/time'
import type { Replica, SaveOptions } from '../offline/device.ts'
import { getDwelling, type Member } from '../parts/reading.ts'
import { useSave } from '../parts/save.ts'
import { useDevice } from '../shell/device-context.ts'
import type { Said } from './check-page.tsx'

interface Checked {
  groups: readonly { id: Id; members: readonly Member[] }[]
  said: Readonly<Record<Id, Said>>
  leftOn: Day
  newcomers: readonly NewMember[]
  means: ConfirmMeans
  newHouseholdId: Id
}

/** Saves everything that was said at the door; answers the ids of the commands, or null when the phone could not keep them. */
export function useSaveCheck(dwellingId: Id): (checked: Checked) => Promise<Id[] | null> {
  const save = useSave()
  const { replica, now } = useDevice()
  return async (checked) => {
    const ids: Id[] = []
    const { said, means, leftOn } = checked
    const at = now()
    const keep = async (saved: Promise<Id | null>) => {
      const id = await saved
      if (id) ids.push(id)
      return id
    }
    for (const group of checked.groups) {
      const [still, left] = (['STILL', 'LEFT'] as const).map((answer) =>
        group.members.filter(({ person }) => said[person.id] === answer),
      ) as [Member[], Member[]]
      if (left.length > 0) {
        const input = {
          householdId: group.id,
          personIds: left.map(({ person }) => person.id),
          day: leftOn,
          destination: '',
        }
        const shows = left.map(({ residence }) => put({ ...residence, toDay: leftOn, endReason: 'MOVED_OUT' as const }))
        if (!(await keep(save(moveOut, input, { about: [dwellingId, ...input.personIds], shows })))) return null
      }
      for (const confirmed of confirmations(group, still, left)) {
        const shows = shownConfirmation(replica, confirmed, at)
        const about = [dwellingId, confirmed.id]
        if (!(await keep(save(confirm, { subject: confirmed, facts: [], means, at }, { about, shows })))) return null
      }
    }
    return (await saveNewcomers(checked)) ? ids : null

    async function saveNewcomers({ groups, newcomers, newHouseholdId }: Checked) {
      const head = newcomers.find(({ relation }) => relation === HEAD)
      const newHome =
        groups.length === 0 ||
        (head !== undefined && groups[0]!.members.some(({ residence }) => residence.relation === HEAD))
      if (newHome && newcomers.length > 0) {
        const input = { id: newHouseholdId, dwellingId, openedOn: null, note: '', members: [...newcomers], means }
        const shows = [
          put(newHousehold(newHouseholdId, head?.id ?? null, at)),
          ...newcomers.flatMap((one) => shownMember(one, newHouseholdId, at)),
        ]
        return await keep(
          save(registerHousehold, input, { about: [dwellingId], shows: shows as SaveOptions['shows'] & [] }),
        )
      }
      // A child whose guardian came the same day waits for the guardian's own registration.
      const sent = new Map<Id, Id>()
      for (const member of [...newcomers].sort((one, other) => one.guardians.length - other.guardians.length)) {
        const dependsOn = member.guardians.flatMap((guardian) =>
          'personId' in guardian ? (sent.get(guardian.personId) ?? []) : [],
        )
        const householdId = groups[0]!.id
        const options = { about: [dwellingId, member.id], shows: shownMember(member, householdId, at), dependsOn }
        const id = await keep(save(registerPerson, { householdId, member }, options))
        if (!id) return false
        sent.set(member.id, id)
      }
      return true
    }

    function newHousehold(id: Id, headPersonId: Id | null, confirmedAt: Instant): HouseholdDocument {
      const note = ''
      return {
        kind: 'household',
        id,
        buildingId: buildingId(),
        version: 0,
        dwellingId,
        headPersonId,
        note,
        openedOn: null,
        closedOn: null,
        confirmedAt,
      }
    }

    function shownMember(member: NewMember, householdId: Id, confirmedAt: Instant) {
      const { id, name, sex, birthDate, phone, languageNeed, note, relation, fromDay } = member
      const person: PersonDocument = {
        ...{
          kind: 'person',
          id,
          buildingId: buildingId(),
          version: 0,
          name,
          sex,
          birthDate,
          phone,
          languageNeed,
          note,
        },
        ...{ pinyin: '', initials: '', diedOn: null, confirmedAt },
      }
      const residence: ResidenceDocument = {
        ...{
          kind: 'residence',
          id: newId(),
          buildingId: buildingId(),
          version: 0,
          personId: id,
          householdId,
          dwellingId,
        },
        ...{ relation, residenceKind: member.kind, fromDay, toDay: null, endReason: null },
      }
      return [put(person), put(residence)]
    }

    function buildingId() {
      return getDwelling(replica, dwellingId)?.buildingId ?? null
    }
  }
}

const put = <Document>(document: Document) => ({ put: document })

type Subject = { kind: 'household' | 'person'; id: Id }

/** Everybody still here and nobody unasked: the household as a whole; else each person who was asked about. */
function confirmations(group: { id: Id; members: readonly Member[] }, still: Member[], left: Member[]): Subject[] {
  if (still.length > 0 && still.length + left.length === group.members.length)
    return [{ kind: 'household', id: group.id }]
  return still.map(({ person }) => ({ kind: 'person', id: person.id }))
}

function shownConfirmation(replica: Replica, { kind, id }: Subject, confirmedAt: Instant) {
  const known = replica.get<HouseholdDocument | PersonDocument>(kind, id)
  return known ? [put({ ...known, confirmedAt })] : []
}
