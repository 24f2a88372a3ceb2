// What a check of a door means in commands, and what the screens show of it before the server has answered.
import type { CommandShape } from '@red-steward/domain/api'
import { type Id, newId } from '@red-steward/domain/ids'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { confirm } from '@red-steward/domain/registry/correcting'
import type { HouseholdDocument, PersonDocument, ResidenceDocument } from '@red-steward/domain/registry/documents'
import { moveOut } from '@red-steward/domain/registry/moving'
import type { NewMember } from '@red-steward/domain/registry/person'
import { registerHousehold, registerPerson } from '@red-steward/domain/registry/registering'
import { HEAD } from '@red-steward/domain/registry/relations'
import type { Day, Instant } from '@red-steward/domain/time'
import type { Piece, PieceOptions, Replica } from '../offline/device.ts'
import { getDwelling, type Member } from '../parts/reading.ts'
import { useSaveTogether } from '../parts/save.ts'
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

/** Saves everything that was said at the door, or nothing; answers the ids of the commands, or null when the phone could not keep them. */
export function useSaveCheck(dwellingId: Id, form: string): (checked: Checked) => Promise<Id[] | null> {
  const saveTogether = useSaveTogether()
  const { replica, now } = useDevice()
  return async ({ groups, said, leftOn, newcomers, means, newHouseholdId }) => {
    const at = now()
    const pieces: Piece[] = []
    const keep = <Input>(shape: CommandShape<Input, unknown>, input: Input, options: PieceOptions) =>
      pieces.push({ shape, input, ...options })
    for (const group of groups) {
      const [still, left] = (['STILL', 'LEFT'] as const).map((answer) =>
        group.members.filter(({ person }) => said[person.id] === answer),
      ) as [Member[], Member[]]
      if (left.length > 0) {
        const personIds = left.map(({ person }) => person.id)
        const shows = left.map(({ residence }) => put({ ...residence, toDay: leftOn, endReason: 'MOVED_OUT' as const }))
        const input = { householdId: group.id, personIds, day: leftOn, destination: '' }
        keep(moveOut, input, { about: [dwellingId, ...personIds], shows })
      }
      for (const subject of confirmations(group, still, left)) {
        const shows = shownConfirmation(replica, subject, at)
        keep(confirm, { subject, facts: [], means, at }, { about: [dwellingId, subject.id], shows })
      }
    }
    keepNewcomers()
    return saveTogether(pieces, { form })

    function keepNewcomers() {
      const head = newcomers.find(({ relation }) => relation === HEAD)
      const newHome =
        groups.length === 0 ||
        (head !== undefined && groups[0]!.members.some(({ residence }) => residence.relation === HEAD))
      if (newHome && newcomers.length > 0) {
        const input = { id: newHouseholdId, dwellingId, openedOn: null, note: '', members: [...newcomers], means }
        const household = put(newHousehold(newHouseholdId, head?.id ?? null, at))
        const members = newcomers.flatMap((one) => shownMember(one, newHouseholdId, at))
        return keep(registerHousehold, input, { about: [dwellingId], shows: [household, ...members] })
      }
      // A child whose guardian came the same day waits for the guardian's own registration.
      const sent = new Map<Id, Id>()
      for (const member of [...newcomers].sort((one, other) => one.guardians.length - other.guardians.length)) {
        const dependsOn = member.guardians.flatMap((guardian) =>
          'personId' in guardian ? (sent.get(guardian.personId) ?? []) : [],
        )
        const [id, householdId] = [newId(), groups[0]!.id]
        const shows = shownMember(member, householdId, at)
        keep(registerPerson, { householdId, member }, { id, about: [dwellingId, member.id], shows, dependsOn })
        sent.set(member.id, id)
      }
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
