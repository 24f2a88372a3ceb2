import { Engine, type Surroundings } from './engine.ts'
import type { OpenVault } from './keyring.ts'
import { httpNetwork } from './network-http.ts'
import { Sealer } from './vault.ts'

/** The engine of a vault that was opened, talking to the server with the session that lies in it. */
export async function openEngine(
  { record, keys }: OpenVault,
  fresh: { token: string; signingKey?: string } | undefined,
  around: Pick<Surroundings, 'storage' | 'appVersion' | 'changed'>,
) {
  const { vaultId, deviceId, communityId, orderToken } = record
  let token = ''
  const network = httpNetwork({ deviceId, communityId, orderToken, token: () => token })
  const sealer = new Sealer(keys, vaultId)
  const engine = await Engine.open({ ...around, network, sealer, now: () => new Date().toISOString() }, fresh)
  token = engine.state.token
  return { engine, network, sealer }
}
