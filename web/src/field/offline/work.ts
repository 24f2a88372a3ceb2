// An open vault at work: its engine, its line to the server, its place among the tabs, and when it talks.
import type { DraftsAtRest } from './drafts.ts'
import type { Engine } from './engine.ts'
import type { OpenVault } from './keyring.ts'
import type { Network } from './network.ts'
import { openEngine } from './open-engine.ts'
import { followHints, Rounds } from './rounds.ts'
import type { Storage } from './storage.ts'
import { joinTabs, type Tabs } from './tabs.ts'

export interface Work {
  vault: OpenVault
  engine: Engine
  network: Network
  tabs: Tabs
  rounds: Rounds
  /** Pictures go beside the rounds, with their own patience. */
  fileRounds: Rounds
}

interface Around {
  storage: Storage
  drafts: DraftsAtRest
  appVersion: string
  changed(): void
  /** Each answers whether the server answered. */
  round(): Promise<boolean>
  sendFiles(): Promise<boolean>
}

export async function beginWork(
  vault: OpenVault,
  { storage, drafts, appVersion, changed, round, sendFiles }: Around,
  fresh?: { token: string; signingKey?: string },
): Promise<Work> {
  const { engine, network, sealer } = await openEngine(vault, fresh, { storage, appVersion, changed })
  const { token } = engine.state
  await drafts.open(sealer)
  const rounds = new Rounds(round, () => engine.untilNextEnd)
  const fileRounds = new Rounds(sendFiles, () => null)
  const soon = () => rounds.soon()
  const told = () => void engine.refresh().then(() => tabs.leads && soon())
  const tabs = joinTabs(vault.record.vaultId, told, () => {
    soon()
    return followHints(() => token, soon)
  })
  return { vault, engine, network, tabs, rounds, fileRounds }
}

export function endWork({ engine, tabs, rounds, fileRounds }: Work): void {
  tabs.close()
  rounds.end()
  fileRounds.end()
  engine.end()
}
