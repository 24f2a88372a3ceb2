// The simulator for as long as one likes, on a database of its own: bin/bench sync-sim [seeds] [devices] [steps] [minutes] [first]
// Prints what happened; names every seed that failed and ends with 1 then. Stops at the minute, and says how many it played.
import { startTestCluster } from '../server/src/testing/cluster.ts'
import { playSeed, simMachine, upgradeSchema } from './sync-campaign.ts'
import { counted } from './sync-script.ts'

const [seeds = 200, devices = 20, steps = 60, minutes = 25, first = 1] = process.argv.slice(2).map(Number)
const cluster = await startTestCluster()
const machine = simMachine(cluster.url)
const began = Date.now()
const failed: number[] = []
let played = 0
let next = first
const isTime = () => Date.now() - began < minutes * 60_000
async function lane() {
  while (next < first + seeds && isTime()) {
    const seed = next++
    if (seed === first + Math.floor(seeds / 2)) await upgradeSchema(cluster.url)
    const { faults } = await playSeed(machine, seed, { devices, steps })
    played++
    if (faults.length > 0) {
      failed.push(seed)
      process.stdout.write(`seed ${seed}: ${faults.slice(0, 3).join('; ')}\n`)
    }
    process.stderr.write(`\r${played} of ${seeds} seeds, ${failed.length} failed`)
  }
}
try {
  await Promise.all([lane(), lane(), lane(), lane()])
} finally {
  await machine.jobs.stop()
  await machine.db.close()
  await cluster.stop()
}
const took = Math.round((Date.now() - began) / 1000)
process.stdout.write(
  `\n${played} of ${seeds} seeds, ${devices} phones, ${steps} steps, ${took} s; ${failed.length} failed\n`,
)
for (const [what, count] of Object.entries(counted)) process.stdout.write(`${what.padEnd(14)} ${count}\n`)
process.exitCode = failed.length > 0 ? 1 : 0
