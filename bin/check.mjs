#!/usr/bin/env node
// The whole pipeline, for people and CI alike. `bin/check` runs everything; `bin/check lint types` runs those parts.
// Ends with a line `N passed, N failed`; exit code 1 when anything failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildIfStale, root } from './prepare.mjs'

const bin = (name) => join(root, 'node_modules/.bin', name)
let passed = 0
let failed = 0

const parts = {
  lint: () => shell('format and lint', bin('biome'), ['check', '--error-on-warnings', '.']),
  types() {
    for (const part of ['domain', 'server', 'web', 'bench']) shell(`types of ${part}`, bin('tsc'), ['-p', part])
  },
  boundaries: checkBoundaries,
  unused: () => shell('no unused code', bin('knip'), ['--no-progress']),
  size: checkSizes,
  links: checkLinks,
  words: checkProjectWords,
  tests: () => vitest('tests', []),
  async bundles() {
    await buildIfStale()
    checkBudgets()
  },
  async walks() {
    await buildIfStale()
    vitest('walks', ['--config', 'vitest.walks.ts'])
  },
}

const wanted = process.argv.slice(2)
for (const name of wanted.length ? wanted : Object.keys(parts)) {
  if (!parts[name]) throw new Error(`there is no check "${name}"; there are: ${Object.keys(parts).join(', ')}`)
  await parts[name]()
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed ? 1 : 0)

function record(what, faults) {
  if (faults.length === 0) {
    passed += 1
    process.stdout.write(`✓ ${what}\n`)
  } else {
    failed += 1
    process.stdout.write(`✗ ${what}\n${faults.map((fault) => `  ${fault}`).join('\n')}\n`)
  }
}

function shell(what, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  record(what, status === 0 ? [] : [`${stdout}${stderr}`.trim().slice(-6000)])
}

/** Runs vitest in view of the reader and adds its counts to ours. */
function vitest(what, args) {
  const report = join(root, 'node_modules', `.${what}.json`)
  rmSync(report, { force: true })
  const all = ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(bin('vitest'), all, { cwd: root, stdio: 'inherit' })
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 }
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  record(
    what,
    status === 0 && counts.numPassedTests > 0
      ? []
      : [`vitest ended with ${status}; ${counts.numPassedTests} tests passed`],
  )
}

function cruise(...folders) {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
  const { stdout, stderr } = spawnSync(bin('depcruise'), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Error(`dependency-cruiser did not answer: ${stderr.slice(-500)}`)
  }
}

/** The boundaries, and canaries: a planted import for every rule, each of which must be caught by that rule. */
function checkBoundaries() {
  const real = cruise('domain/src', 'server/src', 'web/src').summary
  const violations = real.violations.filter(
    ({ from, cycle }) => !cycle || !isClosedByTypes([from, ...cycle.map(({ name }) => name)]),
  )
  const read = real.totalCruised < 100 ? [`only ${real.totalCruised} modules were read`] : []
  record('import boundaries', [...read, ...violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)])

  const canaries = [
    ['domain/src/canary.ts', "import 'node:fs'\n", 'domain-is-pure'],
    ['server/src/places/canary.ts', "import '../registry/index.ts'\n", 'places-imports-only-downward'],
    ['server/src/overview/canary.ts', "import '../places/store.ts'\n", 'modules-by-the-front-door'],
    ['server/src/kernel/canary.ts', "import '../commands.ts'\n", 'kernel-knows-no-module'],
    ['web/src/lib/canary.ts', "import '../../../server/src/config.ts'\n", 'web-never-imports-the-server'],
    ['web/src/ui/canary.ts', "import '../desk/main.tsx'\n", 'ui-knows-no-screen'],
    ['server/src/http/canary.ts', "import './canary-b.ts'\n", 'no-cycles'],
    ['server/src/http/canary-b.ts', "import './canary.ts'\n", 'no-cycles'],
  ]
  for (const [path, text] of canaries) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  try {
    const { violations } = cruise(...canaries.map(([path]) => path)).summary
    const missed = canaries.filter(
      ([path, , rule]) =>
        !violations.some(
          (found) =>
            found.rule.name === rule && (found.from === path || found.cycle?.some(({ name }) => name === path)),
        ),
    )
    record(
      'each boundary catches its canary',
      missed.map(([path, , rule]) => `${rule} did not see ${path}`),
    )
  } finally {
    for (const [path] of canaries) rmSync(join(root, path), { force: true })
  }
}

/**
 * Whether a circle of modules is closed by a type alone, and so gone when it runs. Read off the import statements: the
 * parser that dependency-cruiser has beside TypeScript 7 does not tell them apart.
 */
function isClosedByTypes(names) {
  return names.slice(1).some((to, at) => {
    const from = names[at]
    const text = readFileSync(join(root, from), 'utf8')
    const statements = [...text.matchAll(/^(?:import|export)\s([^'"]*?)from '(\.[^']+)'/gm)].filter(
      ([, , path]) => join(dirname(from), path) === to,
    )
    return statements.length > 0 && statements.every(([, what]) => /^type\s/.test(what) || isAllTypes(what))
  })
}

function isAllTypes(what) {
  const names = what.match(/^\{([^}]*)\}\s*$/)?.[1]
  return names?.split(',').every((name) => !name.trim() || name.trim().startsWith('type ')) ?? false
}

function filesOf(folder, pattern) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file) && !file.includes('node_modules') && !/(^|\/)dist\//.test(file))
    .map((file) => join(folder, file))
}

/** 300 lines a file; the list of exceptions may only shrink. */
function checkSizes() {
  const exceptions = JSON.parse(readFileSync(join(root, 'bin/long-files.json'), 'utf8'))
  const faults = []
  for (const folder of ['domain/src', 'server/src', 'web/src']) {
    for (const file of filesOf(folder, /\.(ts|tsx|css)$/)) {
      if (/\.gen\.ts$/.test(file)) continue
      const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1
      const most = exceptions[file] ?? 300
      if (lines > most) faults.push(`${file} has ${lines} lines; ${most} at most`)
      if (exceptions[file] && lines <= 300) faults.push(`${file} fits now: take it out of bin/long-files.json`)
    }
  }
  record('no file over 300 lines', faults)
}

/** Every relative link and anchor-free path in the documents leads somewhere. */
function checkLinks() {
  record('links in documents lead somewhere', deadLinks())
  withCanary('docs/canary.md', '[a](../README.md) [b](nowhere.md#there)\n', () =>
    record(
      'a dead link is caught, and only that',
      sameLines(deadLinks(), ['docs/canary.md: nowhere.md#there is not there']),
    ),
  )
}

function deadLinks() {
  const documents = [...readdirSync(root).filter((name) => name.endsWith('.md')), ...filesOf('docs', /\.md$/)]
  return documents.flatMap((document) =>
    [...readFileSync(join(root, document), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target)
      .filter((target) => !/^(https?:|mailto:|#)/.test(target))
      .filter((target) => !existsSync(join(root, dirname(document), target.split('#')[0])))
      .map((target) => `${document}: ${target} is not there`),
  )
}

/** Plants a file, looks, and takes it out again. */
function withCanary(path, text, look) {
  writeFileSync(join(root, path), text)
  try {
    look()
  } finally {
    rmSync(join(root, path), { force: true })
  }
}

function sameLines(found, expected) {
  return JSON.stringify(found) === JSON.stringify(expected) ? [] : [`found ${JSON.stringify(found)}`]
}

/** The lock file names no download host; no test is switched off. */
function checkProjectWords() {
  const hosts = (lock) => /"resolved": *"https?:/.test(lock)
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  record('the lock file names no download host', hosts(lock) ? ['package-lock.json carries "resolved" addresses'] : [])
  const planted = lock.replace('"version":', '"resolved": "https://example.org/a.tgz", "version":')
  record('a download host in the lock file is caught', hosts(planted) ? [] : ['the planted one was not seen'])

  record('no test is switched off', testsOff())
  const path = 'domain/src/canary.test.ts'
  withCanary(path, `test${'.skip'}('nothing', () => {})\n`, () =>
    record('a test that is switched off is caught', sameLines(testsOff(), [path])),
  )
}

function testsOff() {
  return ['domain/src', 'server/src', 'web/src', 'walks']
    .flatMap((folder) => filesOf(folder, /\.tsx?$/))
    .filter((file) => /\b(it|test|describe)\.(skip|only|todo)\b/.test(readFileSync(join(root, file), 'utf8')))
}

/** What a browser loads before the first screen, gzipped. */
function checkBudgets() {
  for (const [app, budget] of [
    ['desk', 520_000],
    ['field', 200_000],
    ['portal', 120_000],
  ]) {
    const dist = join(root, 'web/dist')
    const html = readFileSync(join(dist, `${app}.html`), 'utf8')
    const first = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path)
    const bytes = first.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0)
    const what = `${app}: ${Math.round(bytes / 1000)} kB of JavaScript before the first screen, ${budget / 1000} at most`
    record(what, first.length > 0 && bytes <= budget ? [] : [what])
  }
}
