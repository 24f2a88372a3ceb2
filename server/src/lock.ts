import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Running {
  pid: number
  url: string
}

/**
 * Takes the data folder for this process. Answers the program that already holds it, if it still lives: a file left
 * by one that was killed does not count.
 */
export function takeDataFolder(dataDir: string, url: string): Running | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const path = join(dataDir, 'running.json')
  const holder = readHolder(path)
  if (holder && holder.pid !== process.pid && lives(holder.pid)) return holder
  writeFileSync(path, JSON.stringify({ pid: process.pid, url, program: 'red-steward' }))
  process.once('exit', () => {
    if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true })
  })
  return undefined
}

/** The program that serves this data folder now, if any. */
export function holderOf(dataDir: string): Running | undefined {
  const holder = readHolder(join(dataDir, 'running.json'))
  return holder && lives(holder.pid) ? holder : undefined
}

function readHolder(path: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function lives(pid: number) {
  try {
    process.kill(pid, 0)
    const name = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return name.includes('steward')
  } catch (error) {
    // no /proc on this system: a process of that number is taken for ours; EPERM: it lives, and is another user's
    return (error as { code?: string }).code === 'ENOENT' || (error as { code?: string }).code === 'EPERM'
  }
}
