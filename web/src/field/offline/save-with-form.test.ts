// Work and the form it was typed in: kept and gone in one transaction, whenever the phone is killed; saved in one tab, it is
// not saved again in another without a word.
import { expect, test } from 'vitest'
import { DraftsAtRest } from './drafts.ts'
import { Outbox } from './outbox.ts'
import { Documents } from './replica.ts'
import { MemoryStorage } from './storage-memory.ts'
import { keysOf, newRoot, Sealer } from './vault.ts'

const FORM = 'visit/7'
const visit = { name: 'visits.record', input: {}, base: {}, dependsOn: [], about: [], shows: [], savedAt: '2026-03-11' }

async function aPhone(storage = new MemoryStorage()) {
  const sealer = new Sealer(await keysOf(newRoot()), 'mine')
  const tab = async () => {
    const [drafts, outbox] = [new DraftsAtRest(storage), new Outbox(storage, sealer, new Documents())]
    await Promise.all([drafts.open(sealer), outbox.load()])
    const save = (fields?: string[]) =>
      drafts.saving({ form: FORM, ...(fields ? { fields } : {}) }, (also) => outbox.save([visit], also))
    return { drafts, outbox, save }
  }
  return { storage, tab }
}
const typed = async ({ drafts }: { drafts: DraftsAtRest }, text = '孙女周末来') => {
  drafts.keep(FORM, 'note', text)
  await drafts.flush()
}

test.each([0, 1, 2, 3])(
  'killed at whatever commit, a visit is in the outbox or in its form, and never in both',
  async (at) => {
    const { storage, tab } = await aPhone()
    const before = await tab()
    await typed(before)
    let commits = 0
    storage.beforeCommit = () => {
      if (commits++ >= at) throw new Error('killed')
    }

    await before.save().catch(() => {})
    await before.drafts.flush()

    storage.beforeCommit = () => {}
    const after = await tab()
    const [saved, unsaved] = [after.outbox.entries.length, after.drafts.forms.length]
    expect([saved, unsaved]).toEqual(at === 0 ? [0, 1] : [1, 0])
  },
)

test('what was typed while it was saved does not bring the form back', async () => {
  const { tab } = await aPhone()
  const one = await tab()
  await typed(one)

  const saving = one.save()
  one.drafts.keep(FORM, 'note', '孙女周末来。')
  const flushed = one.drafts.flush()
  await Promise.all([saving, flushed])
  await one.drafts.flush()

  expect(one.drafts.forms).toEqual([])
  expect((await tab()).drafts.forms).toEqual([])
})

test('of a form with several parts only the part that was saved goes', async () => {
  const { tab } = await aPhone()
  const one = await tab()
  one.drafts.keep(FORM, 'done', '换了软管')
  await typed(one)

  await one.save(['note'])

  await one.drafts.flush()
  for (const { drafts } of [one, await tab()])
    expect([drafts.get(FORM, 'note'), drafts.get(FORM, 'done')]).toEqual([undefined, '换了软管'])
  await one.save(['done'])
  expect((await tab()).drafts.forms).toEqual([])
})

test('a full disk keeps the form, and says so', async () => {
  const { storage, tab } = await aPhone()
  const one = await tab()
  await typed(one)
  storage.beforeCommit = () => {
    throw new Error('QuotaExceededError')
  }

  await expect(one.save()).rejects.toThrow('QuotaExceededError')

  expect(one.drafts.get(FORM, 'note')).toBe('孙女周末来')
})

test('a tab that still shows what another has saved says so first; who wants it twice saves it again', async () => {
  const { tab } = await aPhone()
  const writer = await tab()
  await typed(writer)
  const reader = await tab()
  await writer.save()

  await expect(reader.save()).rejects.toMatchObject({ why: 'saved-in-another-tab' })

  expect((await tab()).outbox.entries).toHaveLength(1)
  expect(reader.drafts.get(FORM, 'note')).toBe('孙女周末来')
  await reader.save()
  expect((await tab()).outbox.entries).toHaveLength(2)
})

test('also when something was typed in it since: it is kept, and not saved without a word', async () => {
  const { tab } = await aPhone()
  const writer = await tab()
  await typed(writer)
  const reader = await tab()
  await writer.save()

  await typed(reader, '孙女周末来，带药')

  await expect(reader.save()).rejects.toMatchObject({ why: 'saved-in-another-tab' })
  expect((await tab()).drafts.get(FORM, 'note')).toBe('孙女周末来，带药')
})

test('two tabs that wrote the same form by themselves: the second is told as well', async () => {
  const { tab } = await aPhone()
  const [one, other] = [await tab(), await tab()]
  await typed(one)
  await typed(other, '没人在家')
  await one.save()

  await expect(other.save()).rejects.toMatchObject({ why: 'saved-in-another-tab' })
})

test.each([0, 1])('killed before commit %i, a picture and what it belongs to are both kept or both not', async (at) => {
  const { storage, tab } = await aPhone()
  const before = await tab()
  let commits = 0
  storage.beforeCommit = () => {
    if (commits++ >= at) throw new Error('killed')
  }
  const picture = { ...visit, name: 'cases.add-photo', file: { field: 'bytes', bytes: new Uint8Array([7, 7]) } }

  await before.drafts.saving({ form: FORM }, (also) => before.outbox.save([visit, picture], also)).catch(() => {})

  storage.beforeCommit = () => {}
  const { outbox } = await tab()
  expect(outbox.entries).toHaveLength(at * 2)
  expect(before.outbox.entries).toHaveLength(at * 2)
  if (at) expect(await outbox.fileOf(outbox.entries[1]!.envelope.id)).toEqual(new Uint8Array([7, 7]))
})
