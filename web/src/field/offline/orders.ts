import { httpNetwork } from './network-http.ts'
import type { VaultRecord } from './storage.ts'

/** Asks the server, without a session, whether this vault is to be wiped; wipes it then and says so. */
export async function obeyOrders(record: VaultRecord, wipe: () => Promise<void>): Promise<boolean> {
  const { deviceId, communityId, orderToken } = record
  const network = httpNetwork({ deviceId, communityId, orderToken, token: () => '' })
  const orders = await network.orders(false).catch(() => undefined)
  if (!orders?.wipe) return false
  await wipe()
  await network.orders(true).catch(() => {})
  return true
}
