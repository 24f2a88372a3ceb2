import { refuse } from '@red-steward/domain/decision'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { inside, machine, newCommunity, newMember, run } from '../testing/world.ts'
import { command } from './command.ts'
import { ensure } from './refused.ts'
import { KeyRing } from './vault.ts'

const shape = {
  kind: 'command',
  permission: 'identity.own-account',
  summary: 'For tests.',
  input: z.strictObject({}),
  answer: z.object({}),
} as const

test('what a community seals after its very first command was refused still opens after a restart', async () => {
  const community = await newCommunity()
  const steward = await newMember({ role: 'steward', community })
  const refused = command({ ...shape, name: 'test.refused' }, async () => ensure(refuse('changed-my-mind')))
  let sealed: Uint8Array = Buffer.alloc(0)
  const sealing = command({ ...shape, name: 'test.sealing' }, async ({ vault }) => {
    sealed = vault.seal('13800001234', 'persons|phone_sealed|x')
  })

  await run(steward, refused, {})
  expect(await run(steward, sealing, {})).toMatchObject({ outcome: 'done' })

  const restarted = new KeyRing(Buffer.alloc(32, 7))
  const opened = await inside(community, async (tx) =>
    (await restarted.of(tx, community)).open(sealed, 'persons|phone_sealed|x'),
  )
  expect(opened).toBe('13800001234')
  expect(
    await inside(community, async (tx) =>
      (await machine.keys.of(tx, community)).open(sealed, 'persons|phone_sealed|x'),
    ),
  ).toBe(opened)
})

describe.each(['intl', 'sm'] as const)('a number sealed with the suite %s', (suite) => {
  const place = 'persons|phone_sealed|x'

  test('opens in its place, and neither elsewhere, nor touched, nor with the key of another community', async () => {
    const ring = new KeyRing(Buffer.alloc(32, 7), suite)
    const [here, there] = [await newCommunity(), await newCommunity()]
    const vault = await inside(here, (tx) => ring.of(tx, here))
    const stranger = await inside(there, (tx) => ring.of(tx, there))
    const sealed = vault.seal('13800001234', place)

    expect(vault.open(sealed, place)).toBe('13800001234')
    expect(sealed.includes('13800001234')).toBe(false)
    expect(vault.seal('13800001234', place).equals(sealed)).toBe(false)
    expect(() => vault.open(sealed, 'persons|phone_sealed|y')).toThrow()
    expect(() => stranger.open(sealed, place)).toThrow()
    for (const at of [...sealed.keys()]) {
      const touched = Buffer.from(sealed)
      touched[at]! ^= 1
      expect(() => vault.open(touched, place)).toThrow()
    }
  })

  test('still opens when the keys were rotated and the other suite is chosen; equal numbers keep equal marks', async () => {
    const master = Buffer.alloc(32, 7)
    const community = await newCommunity()
    const before = await inside(community, (tx) => new KeyRing(master, suite).of(tx, community))
    const old = before.seal('13800001234', place)

    const ring = new KeyRing(master, suite === 'sm' ? 'intl' : 'sm')
    expect(await inside(community, (tx) => ring.rotate(tx, community))).toBe(2)
    const after = await inside(community, (tx) => ring.of(tx, community))

    expect(after.open(old, place)).toBe('13800001234')
    const fresh = after.seal('13800001234', place)
    expect([old[1], old[3], fresh[1], fresh[3]]).toEqual(suite === 'sm' ? [2, 1, 1, 2] : [1, 1, 2, 2])
    expect(after.fingerprint('phone', '13800001234')).toEqual(before.fingerprint('phone', '13800001234'))
  })

  test('that belongs to the installation, as a second factor does, opens when the other suite is chosen', () => {
    const of = (chosen: 'intl' | 'sm') => new KeyRing(Buffer.alloc(32, 7), chosen).installation
    const sealed = of(suite).seal('JBSWY3DPEHPK3PXP', place)

    expect(of(suite === 'sm' ? 'intl' : 'sm').open(sealed, place)).toBe('JBSWY3DPEHPK3PXP')
    expect(sealed[1]).toBe(suite === 'sm' ? 2 : 1)
  })
})

test('a key that was rotated in and taken back with its transaction seals nothing', async () => {
  const ring = new KeyRing(Buffer.alloc(32, 7))
  const community = await newCommunity()
  await inside(community, (tx) => ring.of(tx, community))
  const undone = inside(community, async (tx) => {
    await ring.rotate(tx, community)
    await ring.of(tx, community)
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')

  const sealed = await inside(community, async (tx) => (await ring.of(tx, community)).seal('1', 'a'))
  const restarted = await inside(community, (tx) => new KeyRing(Buffer.alloc(32, 7)).of(tx, community))
  expect(restarted.open(sealed, 'a')).toBe('1')
})
