// Two hundred communities of ten phones each live through bad days. Failures name their seed.
import { newId } from '@red-steward/domain/ids'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Machine } from '../server/src/kernel/machine.ts'
import { freshDatabase } from '../server/src/testing/cluster.ts'
import { plantedBugs } from './sync-bugs.ts'
import { campaign, playSeed, simMachine, upgradeSchema } from './sync-campaign.ts'
import { counted } from './sync-script.ts'

let machine: Machine
let databaseUrl: string
beforeAll(async () => {
  databaseUrl = await freshDatabase(inject('clusterUrl'), `sim_${newId().replaceAll('-', '')}`)
  machine = simMachine(databaseUrl)
})
afterAll(async () => {
  await machine.jobs.stop()
  await machine.db.close()
})

const SEEDS = Number(process.env.SIM_SEEDS ?? 200)
const FIRST = Number(process.env.SIM_FIRST ?? 1)
const plan = { devices: 10, steps: Number(process.env.SIM_STEPS ?? 45) }

test(`${SEEDS} seeds: replicas equal the server, everything typed is accounted for, nothing is twice`, async () => {
  const seeds = Array.from({ length: SEEDS }, (_, at) => FIRST + at)
  const outcomes = await campaign(machine, seeds, plan, { midway: () => upgradeSchema(databaseUrl) })

  if (process.env.SIM_SEEDS) console.error(JSON.stringify(counted))
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([])
  // Enough happened, of everything.
  expect(counted.typed).toBeGreaterThan(SEEDS * 6)
  if (SEEDS >= 200) for (const [what, count] of Object.entries(counted)) expect([what, count > 5]).toEqual([what, true])
}, 600_000)

test.each([
  [97, 'a stream kept from while a building changed grids, which a slow transaction of before had still changed'],
])('seed %i, once lost: %s', async (seed) => {
  expect(await playSeed(machine, seed, { devices: 20, steps: 60 })).toEqual({ seed, faults: [] })
})

test.each(Object.entries(plantedBugs))('a phone that %s is caught', async (_name, bug) => {
  for (let seed = 1; seed <= 120; seed++) {
    const { faults } = await playSeed(machine, seed, { ...plan, bugs: bug() })
    if (faults.length > 0) return
  }
  throw new Error('a hundred and twenty seeds did not notice')
})
