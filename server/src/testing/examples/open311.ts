import { newId } from '@red-steward/domain/ids'

const [system, one] = [newId(), newId()]
const city = { name: '城管平台', url: 'https://city.example.org/open311/v2', services: { '0401': 'rubbish' } }

/** One valid input per command and query of Open311, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'open311.keys': {},
  'open311.issue-key': { id: newId(), name: '城市服务平台' },
  'open311.revoke-key': { id: newId() },
  'open311.systems': {},
  'open311.add-system': { id: system, ...city },
  'open311.change-system': { id: system, ...city, enabled: false },
  'open311.forward': { caseId: one, systemId: system },
  'open311.outside': { caseId: one },
  'open311.contact': { caseId: one },
}
