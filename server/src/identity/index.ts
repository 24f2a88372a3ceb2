import {
  createAccount,
  createCommunity,
  disableAccount,
  enableAccount,
  endPost,
  grantPost,
  resetAccount,
} from './manage-accounts.ts'
import { changePassword, confirmTotp, endSession, ownAccount, removeTotp, startTotp } from './own-account.ts'
import { listAccounts, readAudit } from './queries.ts'

// Identity: who may sign in, which posts they hold, what was done under their name.
// Tables: accounts, grants, sessions, sign_in_failures, communities; it reads audit.
export const commands = [
  createAccount,
  resetAccount,
  disableAccount,
  enableAccount,
  grantPost,
  endPost,
  createCommunity,
  endSession,
  changePassword,
  startTotp,
  confirmTotp,
  removeTotp,
]
export const queries = [listAccounts, ownAccount, readAudit]

export { addAccount } from './add-account.ts'
export { endDeviceSession, openDeviceSession } from './device-session.ts'
export { ensureFresh } from './fresh.ts'
export { type FieldPost, fieldPosts, passOnPosts } from './posts.ts'
export { hashPassword, hashToken, newToken } from './secrets.ts'
export { ensureServiceAccount, serviceActor } from './service-actor.ts'
export { atEachPost, type PostThere } from './visit-posts.ts'
