// Cases as the server tells of them, for tests of screens.
import { caseActionNames } from '@red-steward/domain/cases/actions'
import type { CasePage, ListedCase } from '@red-steward/domain/cases/queries'
import { newId } from '@red-steward/domain/ids'

export const at = '2026-03-11T05:00:00.000Z'

export function listedCase(title: string, more: Partial<ListedCase> = {}): ListedCase {
  return {
    ...{ id: newId(), caseNo: `RS2026031100200${title.length}`, leaf: '0402', class: 'P2', state: 'REPORTED', title },
    ...{ where: '云溪苑8号楼', buildingId: null, dwellingId: null, reportedAt: at, closedAt: null, responsible: null },
    ...{ stepBy: at, ...more },
  }
}

/** The page of a listed case, of which the reader may do what is named. */
export function pageOf(listed: ListedCase, may: readonly string[]): CasePage {
  return {
    case: {
      ...listed,
      ...{ nature: 'HELP', source: 'RESIDENT', description: '', place: '', gridId: null, reporterName: null },
      ...{ reporterPersonId: null, anonymous: false, contactOk: false, enteredBy: '杨管家', enteredById: newId() },
      ...{ firstHandler: 'PROPERTY', happenedAt: at, acceptedAt: null, result: null, resultText: '' },
      ...{ residentSays: null, confidential: false, handler: null, responsibleId: null, reworks: 0, returnBy: null },
      ...{ handledAt: null, reviewOn: null, exclusionReason: null, excludedAt: null },
      ...{ atStreet: false, returns: 0, version: 1 },
    },
    clocks: { step: { since: at, by: at, isLate: true }, whole: { since: at, elapsedMs: 0, disposal: null } },
    actions: Object.fromEntries(
      caseActionNames.map((name) => [name, may.includes(name) ? null : 'case-not-at-this-step']),
    ),
    ...{ hops: [], ticks: [], entries: [], links: [], photos: [], whistles: [], followers: 1, reporterReads: false },
    requests: { suspension: null, exclusion: null },
  }
}
