import { newId } from '@red-steward/domain/ids'

/** One valid input per command and query of Open311, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'open311.keys': {},
  'open311.issue-key': { id: newId(), name: '城市服务平台' },
  'open311.revoke-key': { id: newId() },
}
