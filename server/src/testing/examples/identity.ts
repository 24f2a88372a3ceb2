import { newId, SYSTEM } from '@red-steward/domain/ids'

const someone = newId()

/** One valid input per command and query of identity, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'identity.create-account': { accountId: newId(), loginName: 'new.steward', name: '新同事' },
  'identity.reset-account': { accountId: someone },
  'identity.disable-account': { accountId: someone },
  'identity.enable-account': { accountId: someone },
  'identity.grant-post': { grantId: newId(), accountId: someone, communityId: SYSTEM, role: 'steward' },
  'identity.end-post': { grantId: newId(), communityId: SYSTEM },
  'identity.create-community': { communityId: newId(), code: '522699001001', name: '新社区' },
  'identity.end-session': { sessionId: newId() },
  'identity.change-password': { current: 'wrong', next: 'a long new password' },
  'identity.start-totp': { password: 'wrong' },
  'identity.confirm-totp': { code: '000000' },
  'identity.remove-totp': { password: 'wrong' },
  'identity.list-accounts': {},
  'identity.own-account': {},
  'identity.read-audit': {},
}
