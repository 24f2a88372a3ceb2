// The resident's first load: scanning a plate with a slow phone on a slow network, until the page of the door can be read.
// Nothing is cached; the processor is slowed six times; two networks: WebPageTest's "3G slow" and DevTools' older preset,
// whose every request waits two seconds. Baseline of the same run: this phone on the machine's own network.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { ROOT } from '../server/src/kernel/paths.ts'
import { openBrowser, PHONE } from '../walks/support/browser.ts'
import { discard, startProgram } from '../walks/support/program.ts'
import { machineLine } from './stand.ts'

interface Network {
  name: string
  latency: number
  kilobits: number | null
}

const networks: Network[] = [
  { name: 'baseline: own network, no throttling', latency: 0, kilobits: null },
  { name: 'slow 3G: 400 kbit/s, 400 ms a round trip', latency: 400, kilobits: 400 },
  { name: 'DevTools "slow 3G": 400 kbit/s, 2,000 ms a request', latency: 2000, kilobits: 400 },
]
const RUNS = 5
const BUDGET_MS = 5000

const program = await startProgram()
const browser = await openBrowser()
try {
  const door = /http\S+\/portal\/\S+/.exec(program.printed())![0]
  process.stdout.write(`${machineLine()}\nportal: ${kilobytes()} kB of JavaScript before the first screen, gzipped\n`)
  for (const network of networks) {
    const cpu = network.kilobits === null ? 1 : 6
    const times: { painted: number; readable: number; bytes: number }[] = []
    for (let i = 0; i < RUNS; i++) times.push(await firstLoad(browser, door, network, cpu))
    const of = (key: 'painted' | 'readable' | 'bytes') => times.map((one) => one[key]).sort((a, b) => a - b)[RUNS >> 1]!
    const verdict = network.latency === 400 ? (of('readable') <= BUDGET_MS ? '  within 5 s' : '  OVER 5 s') : ''
    process.stdout.write(
      `${network.name.padEnd(52)} CPU /${cpu}  first paint ${Math.round(of('painted'))} ms  readable ${Math.round(of('readable'))} ms  ${Math.round(of('bytes') / 1000)} kB over the wire${verdict}\n`,
    )
    if (verdict.includes('OVER')) process.exitCode = 1
  }
} finally {
  await browser.close()
  await program.end()
  discard(program.dataDir)
}

/** Readable: the names of the stewards and the button to report are on the screen. */
async function firstLoad(of: Browser, door: string, { latency, kilobits }: Network, cpu: number) {
  const context = await of.newContext({ viewport: PHONE, locale: 'zh-CN' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  const bytesPerSecond = kilobits === null ? -1 : (kilobits * 1000) / 8
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  const began = performance.now()
  await page.goto(door, { waitUntil: 'commit' })
  await page.locator('.steward').first().waitFor()
  await page.locator('.big-action').waitFor()
  const readable = performance.now() - began
  const bytesThen = bytes
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  await context.close()
  return { painted, readable, bytes: bytesThen }
}

function kilobytes() {
  const dist = join(ROOT, 'web/dist')
  const scripts = [...readFileSync(join(dist, 'portal.html'), 'utf8').matchAll(/(?:src|href)="\/([^"]+\.js)"/g)]
  const sum = scripts.reduce((all, [, path]) => all + gzipSync(readFileSync(join(dist, path!))).length, 0)
  return (sum / 1000).toFixed(1)
}
