import { expect, test, vi } from 'vitest'
import { DraftsAtRest } from './drafts.ts'
import { MemoryStorage } from './storage-memory.ts'
import { keysOf, newRoot, Sealer } from './vault.ts'

const sealerOf = async (vaultId: string) => new Sealer(await keysOf(newRoot()), vaultId)

test('what stood in a form opens again after the phone was locked, and lies sealed meanwhile', async () => {
  const storage = new MemoryStorage()
  const mine = await sealerOf('mine')
  const drafts = new DraftsAtRest(storage)
  await drafts.open(mine)
  drafts.keep('visit/7', 'note', '孙女周末来')
  drafts.keep('visit/7', 'reviewed', true)

  await drafts.close()

  expect([drafts.forms, drafts.get('visit/7', 'note')]).toEqual([[], undefined])
  const rows = await storage.rows('drafts', 'mine')
  expect(rows).toHaveLength(1)
  const readable = rows.map(({ key, bytes }) => key + new TextDecoder().decode(bytes)).join()
  expect(readable).not.toMatch(/孙女|visit|note/)
  const again = new DraftsAtRest(storage)
  await again.open(mine)
  expect([again.forms, again.get('visit/7', 'note'), again.get('visit/7', 'reviewed')]).toEqual([
    ['visit/7'],
    '孙女周末来',
    true,
  ])
})

test('it is on disk soon after it was typed, and at once when the screen goes away', async () => {
  const storage = new MemoryStorage()
  const drafts = new DraftsAtRest(storage)
  await drafts.open(await sealerOf('mine'))

  drafts.keep('write', 'text', '三楼的灯')
  await vi.waitFor(async () => expect(await storage.rows('drafts', 'mine')).toHaveLength(1))
  drafts.keep('write/9', 'text', '四楼的灯')
  window.dispatchEvent(new Event('pagehide'))
  const written = await drafts.flush().then(() => storage.rows('drafts', 'mine'))

  expect(written).toHaveLength(2)
})

test('saved or emptied it is gone from the disk, also what another tab wrote of it, and a write under way does not bring it back', async () => {
  const storage = new MemoryStorage()
  const mine = await sealerOf('mine')
  const [drafts, otherTab] = [new DraftsAtRest(storage), new DraftsAtRest(storage)]
  await drafts.open(mine)
  await otherTab.open(mine)
  otherTab.keep('visit/7', 'note', '早一点写的')
  await otherTab.flush()
  drafts.keep('visit/7', 'note', '孙女周末来')
  drafts.keep('write', 'text', '三楼的灯')
  void drafts.flush()

  expect(drafts.drop('visit/7')).toEqual({ note: '孙女周末来' })
  drafts.keep('write', 'text', undefined)
  await drafts.flush()

  expect(await storage.rows('drafts', 'mine')).toEqual([])
})

test('who shares the phone sees none of it, and a vault that is wiped takes it along', async () => {
  const storage = new MemoryStorage()
  const drafts = new DraftsAtRest(storage)
  await drafts.open(await sealerOf('mine'))
  drafts.keep('visit/7', 'note', '孙女周末来')

  await drafts.open(await sealerOf('hers'))
  expect(drafts.forms).toEqual([])
  drafts.keep('visit/8', 'note', '没写完')
  await drafts.forget('hers')

  expect(await storage.rows('drafts', 'hers')).toEqual([])
  expect(await storage.rows('drafts', 'mine')).toHaveLength(1)
})

test('on a full disk it stays in the form and is written with what is typed next', async () => {
  const storage = new MemoryStorage()
  const drafts = new DraftsAtRest(storage)
  await drafts.open(await sealerOf('mine'))
  storage.beforeCommit = () => {
    throw new Error('QuotaExceededError')
  }
  drafts.keep('visit/7', 'note', '孙女')
  await drafts.flush()
  expect(drafts.get('visit/7', 'note')).toBe('孙女')

  storage.beforeCommit = () => {}
  drafts.keep('write', 'text', '三楼的灯')
  await drafts.flush()

  expect(await storage.rows('drafts', 'mine')).toHaveLength(2)
})
