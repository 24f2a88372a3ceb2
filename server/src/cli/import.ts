import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Actor, Role } from '@red-steward/domain/identity/actor'
import { type Id, newId, SYSTEM } from '@red-steward/domain/ids'
import { hotlineReasonWords } from '@red-steward/domain/imports/hotline'
import type { Counts } from '@red-steward/domain/imports/import'
import { cautious, Policies, Policy } from '@red-steward/domain/imports/policies'
import type { ProposedPlace, TableSeen } from '@red-steward/domain/imports/queries'
import { importReasonWords } from '@red-steward/domain/words/import-reasons'
import { refusalWords } from '@red-steward/domain/words/refusals'
import { boot } from '../boot.ts'
import { advanceToEnd, commands, queries } from '../imports/index.ts'
import { runCommand } from '../kernel/command.ts'
import type { Machine } from '../kernel/machine.ts'
import { runQuery } from '../kernel/query.ts'
import { entered } from '../kernel/transaction.ts'
import { holderOf } from '../lock.ts'
import { type CliCommand, print, UsageProblem } from './cli-command.ts'
import { chooseGrids, type GridNamed } from './import-grids.ts'

export const importCommand: CliCommand = {
  name: 'import',
  summary: "bring a community's spreadsheet into the register, or a hotline list to its cases",
  help: `Usage: steward import FILE --community CODE [options]
  --dry-run             decide every row, write nothing
  --policy P            where the register differs: skip, fill-empty, overwrite, ask (default fill-empty; homes ask)
  --create-buildings    create the buildings the file names and the register does not know
  --grid NAME           their grid, by name or code; "COMPOUND=NAME" for those of one compound (may be repeated);
                        "suggested" for the grid of their neighbours by number. Without it they belong to none
  --compound NAME       the compound of rows that name none
  --report OUT.xlsx     the rows as sent, with result, column and reason
  --hotline             FILE is a list of the 12345 hotline: its rows become cases
  --as LOGIN            the secretary in whose name it is done (needed when there are several)
The same file again changes nothing; an interrupted import goes on where it stopped.
Exit code 0: every row was taken or left as meant; 3: some rows need fixing.
With the embedded database, stop the product first; or use the import page.`,
  async run(args, config) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        community: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        policy: { type: 'string' },
        'create-buildings': { type: 'boolean', default: false },
        grid: { type: 'string', multiple: true, default: [] },
        compound: { type: 'string' },
        report: { type: 'string' },
        as: { type: 'string' },
        hotline: { type: 'boolean', default: false },
      },
    })
    const file = positionals[0]
    if (!file || !values.community) throw new UsageProblem('usage: steward import FILE --community CODE [options]')
    const policy = values.policy === undefined ? undefined : Policy.safeParse(values.policy)
    if (policy && !policy.success) throw new UsageProblem(`--policy is one of ${Policy.options.join(', ')}`)
    const holder = config.databaseUrl ? undefined : holderOf(config.dataDir)
    if (holder) throw new UsageProblem(`the product is running (${holder.url}); stop it first, or use its import page`)
    const { machine, stop } = await boot(config)
    try {
      const actor = await secretaryOf(machine, values.community, values.as)
      const policies = policy ? { identity: policy.data, contact: policy.data, home: policy.data } : cautious
      return await importFile(machine, actor, file, { ...values, policies: Policies.parse(policies) })
    } finally {
      await stop()
    }
  },
}

interface Options {
  'dry-run': boolean
  hotline: boolean
  'create-buildings': boolean
  grid: string[]
  compound?: string | undefined
  report?: string | undefined
  policies: Policies
}

async function importFile(machine: Machine, actor: Actor, file: string, options: Options): Promise<number> {
  const run = async <Answer>(name: string, input: object) => {
    const command = commands.find((one) => one.name === `imports.${name}`)!
    return said<Answer>(await runCommand(machine, { actor }, command, newId(), input))
  }
  const ask = async <Answer>(name: string, input: object) => {
    const query = queries.find((one) => one.name === `imports.${name}`)!
    return said<Answer>(await runQuery(machine, { actor }, query, input))
  }
  const content = readFileSync(file).toString('base64')
  const { importId } = await run<{ importId: Id }>('upload', {
    id: newId(),
    name: basename(file),
    content,
    kind: options.hotline ? 'hotline' : 'register',
  })
  const state = (await ask<{ state: string }>('get', { importId })).state
  const order = { communityId: actor.communityId, importId, accountId: actor.id, role: actor.role }
  const progress = (done: number, total: number) => process.stderr.write(`\r${done} / ${total}   `)

  if (state === 'UPLOADED' || state === 'MAPPED' || state === 'DRY_RUN') {
    if (!options.hotline) await map(run, ask, importId, options)
    await run<{ counts: Counts }>('dry-run', { importId })
    if (!options['dry-run']) await run('commit', { importId })
  } else if (state === 'CANCELLED') await run('resume', { importId })
  if (!options['dry-run'] && state !== 'DONE') {
    await advanceToEnd(machine, order, progress)
    process.stderr.write('\n')
  }
  return report(ask, importId, options)
}

const reasonWords = { ...importReasonWords, ...hotlineReasonWords }

interface Places {
  proposals: ProposedPlace[]
  grids: GridNamed[]
}

type Say = <Answer>(name: string, input: object) => Promise<Answer>

async function map(run: Say, ask: Say, importId: Id, options: Options) {
  const { tables } = await ask<{ tables: TableSeen[] }>('tables', { importId })
  const compound = options.compound ?? null
  const mappings = Object.fromEntries(
    tables.map(({ shape, mapping }) => [shape, { ...mapping, compound: compound ?? mapping.compound }]),
  )
  const settings = { importId, mappings, policies: options.policies }
  await run('map', settings)
  const { proposals, grids } = await ask<Places>('places', { importId })
  if (proposals.length === 0) return
  const chosen = chooseGrids(proposals, grids, options.grid)
  print(`${proposals.length} buildings are not in the register:`)
  for (const { key, compoundName, number, rows } of proposals.slice(0, 20)) {
    const grid = grids.find(({ id }) => id === chosen[key])?.name ?? 'no grid'
    print(`  ${compoundName} ${number}  ${rows} rows, ${grid}`)
  }
  if (!options['create-buildings']) return print('add --create-buildings to create them; their rows stay out')
  const create = proposals.map((proposal) => proposal.key)
  await run('map', { ...settings, places: { compounds: {}, create, grids: chosen } })
}

async function report(ask: Say, importId: Id, options: Options): Promise<number> {
  const { counts, reasons, state } = await ask<{
    counts: Counts
    state: string
    reasons: { outcome: string; reason: keyof typeof reasonWords | null; rows: number }[]
  }>('get', { importId })
  print(
    `${state === 'DONE' ? 'imported' : 'dry run'}: ${Object.entries(counts)
      .map(([outcome, rows]) => `${outcome} ${rows}`)
      .join(', ')}`,
  )
  for (const { outcome, reason, rows } of reasons) {
    if (reason && (outcome === 'error' || outcome === 'ask')) print(`  ${rows} × ${reasonWords[reason].en}`)
  }
  if (options.report && !options.hotline) {
    const { content } = await ask<{ content: string }>('result-file', { importId, rows: 'all' })
    writeFileSync(options.report, Buffer.from(content, 'base64'), { mode: 0o600 })
    print(`every row with its result: ${options.report}`)
  }
  return counts.error + counts.ask > 0 ? 3 : 0
}

function said<Answer>(result: Awaited<ReturnType<typeof runCommand>>): Answer {
  if (result.outcome === 'done') return result.answer as Answer
  const words = (refusalWords as Record<string, { en: string }>)[result.why]
  throw new UsageProblem(words?.en ?? result.why)
}

/** The account whose name stands under what the import writes: a secretary of the whole community. */
async function secretaryOf(machine: Machine, code: string, login: string | undefined): Promise<Actor> {
  const now = machine.now().toISOString()
  const at = (communityId: Id): Actor => ({
    id: SYSTEM,
    name: '',
    role: 'system-administrator',
    communityId,
    grids: 'all',
  })
  const community = await entered(machine.db, { actor: at(SYSTEM) }, now, ({ tx }) =>
    tx.selectFrom('communities').select('id').where('code', '=', code).executeTakeFirst(),
  )
  if (!community) throw new UsageProblem(`there is no community ${code}`)
  const found = await entered(machine.db, { actor: at(community.id) }, now, ({ tx }) => {
    const held = tx
      .selectFrom('grants')
      .innerJoin('accounts', 'accounts.id', 'grants.account_id')
      .select(['accounts.id', 'accounts.login_name as login', 'accounts.display_name as name', 'grants.role'])
      .distinct()
      .where('grants.community_id', '=', community.id)
      .where('grants.role', '=', 'secretary')
      .where('grid_ids', 'is', null)
      .where('starts_at', '<=', now)
      .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
      .where('disabled_at', 'is', null)
    return (login ? held.where('accounts.login_name', '=', login) : held).execute()
  })
  if (found.length === 0)
    throw new UsageProblem(login ? `${login} is no secretary of this community` : 'the community has no secretary yet')
  if (found.length > 1) throw new UsageProblem(`say --as LOGIN: ${found.map((one) => one.login).join(', ')}`)
  const { id, name, role } = found[0]!
  return { id, name, role: Role.parse(role), communityId: community.id, grids: 'all' }
}
