// Two hundred communities of ten phones each live through bad days. Failures name their seed.
import { newId } from '@red-steward/domain/ids'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Machine } from '../server/src/kernel/machine.ts'
import { freshDatabase } from '../server/src/testing/cluster.ts'
import { campaign, simMachine } from './sync-campaign.ts'
import { counted } from './sync-script.ts'

let machine: Machine
beforeAll(async () => {
  machine = simMachine(await freshDatabase(inject('clusterUrl'), `sim_${newId().replaceAll('-', '')}`))
})
afterAll(async () => {
  await machine.jobs.stop()
  await machine.db.close()
})

const SEEDS = Number(process.env.SIM_SEEDS ?? 200)
const FIRST = Number(process.env.SIM_FIRST ?? 1)
const plan = { devices: 10, steps: Number(process.env.SIM_STEPS ?? 60) }

test(`${SEEDS} seeds: replicas equal the server, everything typed is accounted for, nothing is twice`, async () => {
  const seeds = Array.from({ length: SEEDS }, (_, at) => FIRST + at)
  const outcomes = await campaign(machine, seeds, plan)

  if (process.env.SIM_SEEDS) console.error(JSON.stringify(counted))
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([])
  expect(counted.typed).toBeGreaterThan(SEEDS * 10)
}, 600_000)
