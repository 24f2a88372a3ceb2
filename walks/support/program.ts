import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from '../../server/src/kernel/paths.ts'

export interface Program {
  url: string
  dataDir: string
  pid: number
  /** Everything it printed so far. */
  printed(): string
  /** Ends it as a person would (SIGINT) or as a power cut would (SIGKILL); answers its exit code. */
  end(signal?: 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

/** A folder for the data of one program, in memory where there is room. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'steward-walk-'))
  chmodSync(folder, 0o711)
  return folder
}

export function discard(dataDir: string) {
  rmSync(dataDir, { recursive: true, force: true })
}

/** Starts the built program as `npm start` does, and waits until it is ready. `root`: the folder of another build. */
export async function startProgram(
  env: Record<string, string> = {},
  dataDir = newDataDir(),
  root = ROOT,
): Promise<Program> {
  const port = env.PORT ?? String(await freePort())
  const child = spawn(process.execPath, [join(root, 'server/dist/steward.mjs'), 'start'], {
    env: { ...process.env, PORT: port, STEWARD_DATA: dataDir, METRICS_PORT: String(await freePort()), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (text += chunk))
  const url = `http://127.0.0.1:${port}`
  await ready(url, child, () => text)
  return {
    url,
    dataDir,
    pid: child.pid!,
    printed: () => text,
    end: (signal = 'SIGINT') => ended(child, signal),
  }
}

async function ready(url: string, child: ChildProcess, printed: () => string) {
  for (let waited = 0; waited < 120_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${printed()}`)
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (answer?.ok && printed().includes('Ctrl-C')) return
    await pause(100)
  }
  throw new Error(`the program is not ready after two minutes:\n${printed()}`)
}

function ended(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL') {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
