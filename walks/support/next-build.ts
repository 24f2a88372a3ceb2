// The program as the next version brings it: the same server, and pages whose files all bear other names, as every real
// change of a shared file does. What an open page names is then no longer there.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../server/src/kernel/paths.ts'

/** A folder with version `stamp` of the program, to be started and thrown away. */
export function nextBuild(stamp: string): string {
  const root = mkdtempSync(join(tmpdir(), 'steward-next-'))
  linkAll(ROOT, root, ['server', 'web'])
  linkAll(join(ROOT, 'server'), join(root, 'server'), ['dist'])
  linkAll(join(ROOT, 'web'), join(root, 'web'), ['dist'])
  cpSync(join(ROOT, 'server/dist'), join(root, 'server/dist'), { recursive: true })
  cpSync(join(ROOT, 'web/dist'), join(root, 'web/dist'), { recursive: true })
  stampPages(join(root, 'web/dist'), stamp)
  return root
}

function linkAll(from: string, to: string, but: readonly string[]) {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) if (!but.includes(name)) symlinkSync(join(from, name), join(to, name))
}

function stampPages(dist: string, stamp: string) {
  const assets = join(dist, 'assets')
  for (const name of readdirSync(assets)) if (/\.(br|gz)$/.test(name)) rmSync(join(assets, name))
  const renamed = new Map(readdirSync(assets).map((name) => [name, name.replace(/(\.\w+)$/, `${stamp}$1`)]))
  const any = new RegExp([...renamed.keys()].map((name) => name.replaceAll('.', '\\.')).join('|'), 'g')
  const named = (path: string) => readFileSync(path, 'utf8').replace(any, (name) => renamed.get(name)!)
  for (const [name, next] of renamed) {
    const path = join(assets, name)
    writeFileSync(join(assets, next), /\.(js|css)$/.test(name) ? named(path) : readFileSync(path))
    rmSync(path)
  }
  for (const page of ['desk.html', 'field.html', 'portal.html'])
    writeFileSync(join(dist, page), named(join(dist, page)))
  const worker = join(dist, 'field-sw.js')
  const digest = createHash('sha256')
    .update(readFileSync(join(dist, 'field.html')))
    .digest('hex')
  writeFileSync(
    worker,
    named(worker).replace(/("url":"\/field","revision":")\w+/, (_, start) => start + digest.slice(0, 16)),
  )
}
