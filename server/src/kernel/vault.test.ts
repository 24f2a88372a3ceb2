import { refuse } from '@red-steward/domain/decision'
import { expect, test } from 'vitest'
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
