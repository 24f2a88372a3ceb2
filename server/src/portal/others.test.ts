// What somebody who knows a number or has photographed a plate can do to those whose it is.
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { done, newLink, newPlates, reported, resident, why } from '../testing/portal-world.ts'
import { run } from '../testing/world.ts'
import { confirmCode, requestCode } from './codes.ts'
import { alsoMe, report } from './report.ts'

const stranger = '203.0.113'
const owner = '198.51.100'

test('a stranger who types my number and guesses uses up no try of mine, and their asking undoes no code of mine', async () => {
  const phone = '13900001001'
  const [mine, theirs] = [newLink(), newLink()]
  const { demoCode } = done(await run(resident, requestCode, { phone, pass: mine, network: owner }))
  done(await run(resident, requestCode, { phone, pass: theirs, network: stranger }))

  const wrong = String((Number(demoCode) + 1) % 1_000_000).padStart(6, '0')
  for (let i = 0; i < 6; i++) done(await run(resident, confirmCode, { phone, code: wrong, pass: theirs }))
  // Nor does my code help them, should they have read it over my shoulder.
  expect(done(await run(resident, confirmCode, { phone, code: demoCode, pass: newLink() })).confirmed).toBe(false)

  expect(done(await run(resident, confirmCode, { phone, code: demoCode, pass: mine })).confirmed).toBe(true)
})

test('a stranger who has codes sent to my number without end leaves me mine', async () => {
  const phone = '13900001002'
  const asked = async (network: string) => why(await run(resident, requestCode, { phone, pass: newLink(), network }))
  for (let i = 0; i < 20; i++) await asked(stranger)
  expect(await asked(stranger)).toBe('portal-code-too-often')
  for (let i = 0; i < 3; i++) expect(await asked(owner)).toBe('done')
})

test('a stranger who floods a door from one network closes it to nobody who lives there', async () => {
  const { codes } = await newPlates(1)
  const said = async (network: string, text: string) =>
    why(await run(resident, report, { id: newId(), code: codes[0]!, text, link: newLink(), network }))
  const answers = new Set<string>()
  for (let i = 0; i < 40; i++) answers.add(await said(stranger, `乱写 ${i}`))
  expect(answers).toContain('portal-too-many')

  const lamp = await reported(codes[0]!, '楼道灯坏了', { network: owner })
  expect(lamp.waiting).toBe(false)
  const join = { code: codes[0], caseId: lamp.id, link: newLink(), network: owner }
  expect(why(await run(resident, alsoMe, join))).toBe('done')
})

test('the fifth report of one network at one door within the hour waits for a person, and is kept', async () => {
  const { codes } = await newPlates(1)
  for (let i = 0; i < 4; i++)
    expect(await reported(codes[0]!, `路灯坏了 ${i}`, { network: '192.0.2' })).toMatchObject({ waiting: false })
  expect(await reported(codes[0]!, '路灯坏了', { network: '192.0.2' })).toMatchObject({ waiting: true })
})
