// A disk that fills up while people write: 503 with a clear message, reads go on where they can, and all recovers
// alone when there is room again. Needs root on Linux (a small tmpfs stands for the disk).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@red-steward/domain/ids'
import { startProgram } from '../walks/support/program.ts'

const disk = mkdtempSync(join(tmpdir(), 'steward-disk-'))
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=420m,mode=0711', 'tmpfs', disk])
const seen = new Map<string, number>()
try {
  const program = await startProgram({ STEWARD_DEMO: '0' }, disk)
  const code = program.printed().match(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/)![0]
  const cookie = await signIn(program.url, code)
  await write(program.url, cookie, 20)
  const before = new Map(seen)
  const filler = join(disk, 'filler')
  fill(filler)
  const until = Date.now() + 20_000
  while (Date.now() < until && !seen.has('503 unavailable')) await write(program.url, cookie, 20)
  const full = new Map(seen)
  rmSync(filler)
  const freed = Date.now()
  let back = false
  while (!back && Date.now() < freed + 60_000) {
    back = (await one(program.url, cookie)) === '200 done'
    if (!back) await pause(200)
  }
  const seconds = ((Date.now() - freed) / 1000).toFixed(1)
  await program.end()
  process.stdout.write(
    `before: ${show(before)}\nwhile full: ${show(full)}\nback by itself after there was room: ${back ? `${seconds} s` : 'no'}\n`,
  )
  process.exitCode =
    back && full.has('503 unavailable') && ![...seen.keys()].some((key) => key.startsWith('500')) ? 0 : 1
} finally {
  execFileSync('umount', ['-l', disk])
}

function fill(path: string) {
  try {
    writeFileSync(path, Buffer.alloc(600 * 1024 * 1024))
  } catch {} // no room left: that is what it is for
}

async function write(url: string, cookie: string, times: number) {
  for (let i = 0; i < times; i++) {
    const what = await one(url, cookie)
    seen.set(what, (seen.get(what) ?? 0) + 1)
  }
}

async function one(url: string, cookie: string): Promise<string> {
  const input = { accountId: newId(), loginName: `u${newId().replaceAll('-', '').slice(8)}`, name: '测试'.repeat(15) }
  const answer = await fetch(`${url}/api/commands/identity.create-account`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), input }),
  }).catch(() => undefined)
  if (!answer) return 'no answer'
  const { outcome, why } = await answer.json()
  return `${answer.status} ${why ?? outcome}`
}

async function signIn(url: string, code: string) {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: 'admin', password: code, newPassword: 'a disk that fills up 17' }),
  })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

function show(counts: Map<string, number>) {
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(', ')
}
