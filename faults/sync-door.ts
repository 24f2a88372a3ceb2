// What people do at doors of the simulator beside the register: visits with their needs, care, lines and cases.
import { type Id, newId } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { Chance } from '../server/src/demo/random.ts'
import { jpegOf } from '../server/src/testing/pictures.ts'
import type { Draft } from '../web/src/field/offline/entry.ts'
import { counted, type Made, type SimPhone } from './sync-script.ts'
import type { SimWorld } from './sync-world.ts'

export interface Hand {
  phone: SimPhone
  chance: Chance
  world: SimWorld
  now(): string
  /** A text nobody else has typed. */
  text(what: string): string
  save(
    name: string,
    input: unknown,
    about: Id[],
    shows: { put: SyncDocument }[],
    makes: Made[],
    file?: Draft['file'],
  ): Promise<void>
}

type Facts = SyncDocument & Record<string, unknown>

const all = (phone: SimPhone, kind: string) => phone.engine.documents.all(kind as never) as readonly Facts[]

/** A door this phone shows, with a household and one of its people. */
function home({ phone, chance, world }: Hand) {
  // The first is kept for slow transactions, which hold it: to wait for them here would be to wait for ever.
  const shown = world.persons.slice(1).flatMap(({ id, householdId }) => {
    const household = phone.engine.documents.get('household', householdId) as Facts | undefined
    return household && phone.engine.documents.get('person', id) ? [{ personId: id, household }] : []
  })
  if (shown.length === 0) return undefined
  const { personId, household } = chance.pick(shown)
  return {
    personId,
    householdId: household.id,
    dwellingId: household.dwellingId as Id,
    buildingId: household.buildingId,
  }
}

export async function typeVisit(hand: Hand): Promise<void> {
  const at = home(hand)
  if (!at) return
  const { chance } = hand
  const { dwellingId, householdId, personId, buildingId } = at
  const visitId = newId()
  const means = chance.pick(['DOOR', 'PHONE'] as const)
  const result = chance.pick(means === 'DOOR' ? ['MET', 'NO_ANSWER', 'REFUSED'] : ['ANSWERED', 'NO_ANSWER'])
  const needs = chance.happens(0.3) ? [{ id: newId(), kind: 'ERRAND', text: hand.text('代办'), personId }] : []
  const visit = { visitId, dwellingId, householdId, personIds: [personId], means, result, visitedAt: hand.now() }
  const put = { kind: 'visit', id: visitId, buildingId, version: 0, dwellingId } as unknown as SyncDocument
  const makes: Made[] = [{ table: 'visits', id: visitId }, ...needs.map(({ id }) => ({ table: 'needs' as const, id }))]
  await hand.save('visits.record', { ...visit, note: hand.text('访'), needs }, [visitId, dwellingId], [{ put }], makes)
  counted.visits++
}

/** A step of a flow, a need that is settled, or a need without a visit. */
export async function typeCare(hand: Hand): Promise<void> {
  const { phone, chance } = hand
  const need = all(phone, 'need').at(-1)
  const run = all(phone, 'run').at(-1)
  if (run && chance.happens(0.5)) {
    const visitId = newId()
    const input = {
      ...{ visitId, dwellingId: run.dwellingId, householdId: run.householdId, personIds: [run.personId] },
      ...{
        means: 'PHONE',
        result: chance.pick(['ANSWERED', 'NO_ANSWER']),
        note: hand.text('再打'),
        visitedAt: hand.now(),
      },
    }
    await hand.save('visits.record', input, [visitId, run.id], [], [{ table: 'visits', id: visitId }])
  } else if (need && chance.happens(0.5)) {
    await hand.save('visits.settle-need', { needId: need.id, as: 'DONE' }, [need.id], [], [])
  } else {
    const at = home(hand)
    if (!at) return
    const input = { id: newId(), dwellingId: at.dwellingId, kind: 'WISH', text: hand.text('想要') }
    await hand.save('visits.record-need', input, [input.id, at.dwellingId], [], [{ table: 'needs', id: input.id }])
  }
}

/** A line becomes a case; steps are ticked on one that stands here or was typed just now. */
export async function typeCase(hand: Hand): Promise<void> {
  const { phone, chance } = hand
  const known = all(phone, 'case').filter(({ confidential }) => !confidential)
  if (known.length > 0 && chance.happens(0.5)) {
    const { id: caseId } = chance.pick(known)
    const input = { caseId, step: chance.pick(['shut-valve', 'call-owner']), happenedAt: hand.now() }
    await hand.save('cases.tick-step', input, [caseId], [], [])
    return
  }
  const at = home(hand)
  if (!at) return
  const id = newId()
  const put = {
    kind: 'case',
    id,
    buildingId: at.buildingId,
    version: 0,
    confidential: false,
  } as unknown as SyncDocument
  const input = { id, leaf: '0201', description: hand.text('漏水'), dwellingId: at.dwellingId, happenedAt: hand.now() }
  await hand.save('cases.report', input, [id], [{ put }], [{ table: 'cases', id }])
  counted.cases++
}

/** A photo of a case that stands here or was typed just now; where there is none, one is made. */
export async function typePhoto(hand: Hand): Promise<void> {
  const { phone, chance } = hand
  const known = all(phone, 'case').filter(({ confidential }) => !confidential)
  if (known.length === 0) return typeCase(hand)
  const caseId = chance.pick(known).id
  const id = newId()
  const file = { field: 'bytes', bytes: new Uint8Array(jpegOf(chance.whole(10, 40_000))) }
  const input = { id, caseId, bytes: '', happenedAt: hand.now() }
  await hand.save('cases.add-photo', input, [caseId], [], [{ table: 'case_photos', id }], file)
  counted.photos++
}
