import { describe, expect, test } from 'vitest'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { newBuilding, newGrid } from '../testing/places-world.ts'
import {
  community,
  desk,
  done,
  grid,
  JPEG,
  newPlates,
  resident,
  secretary,
  steward,
  why,
} from '../testing/portal-world.ts'
import { newHousehold } from '../testing/registry-world.ts'
import { ask, auditOf, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { setCard } from './card.ts'
import { doorPage, stewardPhoto } from './door-page.ts'
import { publishNotice, setFront } from './front.ts'
import { plateCounts, plates } from './list-plates.ts'
import { issuePlates, revokePlate } from './plates.ts'

describe('plates', () => {
  test('a building gets one plate for each unit door, once', async () => {
    const building = await newBuilding({ grid, units: 3 })
    expect(done(await run(secretary, issuePlates, { buildingId: building.id }))).toEqual({ made: 3 })
    expect(done(await run(secretary, issuePlates, { buildingId: building.id }))).toEqual({ made: 0 })
    const { rows } = done(await ask(secretary, plates, { buildingId: building.id }))
    expect(rows.map((row: { unit: string }) => row.unit)).toEqual(['1', '2', '3'])
    expect(new Set(rows.map((row: { code: string }) => row.code)).size).toBe(3)
    const counted = done(await ask(secretary, plateCounts, {})).buildings
    expect(counted.find(({ id }: { id: string }) => id === building.id)).toMatchObject({ entrances: 3, plates: 3 })
  })

  test('a building without units gets one for its door, and dwellings theirs when asked', async () => {
    const building = await newBuilding({ grid, units: 0, floors: 1, doorsPerFloor: 2 })
    expect(done(await run(secretary, issuePlates, { buildingId: building.id }))).toEqual({ made: 1 })
    expect(done(await run(secretary, issuePlates, { buildingId: building.id, for: 'DWELLINGS' }))).toEqual({ made: 2 })
  })

  test('the code itself is nowhere in the database', async () => {
    const { codes } = await newPlates(1)
    const rows = await inside(community, (tx) => tx.selectFrom('door_plates').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(codes[0])
    for (const { code_sealed } of rows) expect(code_sealed.toString('latin1')).not.toContain(codes[0])
  })

  test('to print the codes is recorded', async () => {
    const { buildingId } = await newPlates(1)
    await ask(desk, plates, { buildingId })
    expect(await auditOf(desk)).toContainEqual(expect.objectContaining({ action: 'looked', subject_id: buildingId }))
  })

  test('a revoked plate opens nothing; the one that took its place does', async () => {
    const { buildingId, codes, plateIds } = await newPlates(1)
    expect(why(await ask(resident, doorPage, { code: codes[0] }))).toBe('done')
    done(await run(secretary, revokePlate, { plateId: plateIds[0], reason: 'WORN', replace: true }))
    expect(why(await ask(resident, doorPage, { code: codes[0] }))).toBe('portal-plate-unknown')
    const { rows } = done(await ask(secretary, plates, { buildingId }))
    expect(rows.map(({ code }: { code: string | null }) => code === null)).toEqual([false, true])
    expect(why(await ask(resident, doorPage, { code: rows[0].code }))).toBe('done')
    expect(why(await run(secretary, revokePlate, { plateId: plateIds[0], reason: 'LOST' }))).toBe(
      'portal-plate-revoked',
    )
  })

  test('a grid lead makes plates in their grids alone; another building does not exist for them', async () => {
    const elsewhere = await newBuilding({ grid: await newGrid() })
    const lead = await newMember({ role: 'grid-lead', grids: [grid] })
    expect(why(await run(lead, issuePlates, { buildingId: elsewhere.id }))).toBe('not-found')
    expect(why(await ask(lead, plates, { buildingId: elsewhere.id }))).toBe('not-found')
  })

  test('a code of another community opens nothing here', async () => {
    const { codes } = await newPlates(1)
    const other = await newCommunity({ name: '别的社区' })
    await inside(other, (tx) => ensureServiceAccount(tx, other, 'resident'))
    expect(why(await ask(serviceActor(other, 'resident'), doorPage, { code: codes[0] }))).toBe('portal-plate-unknown')
  })
})

describe('the page of a door', () => {
  test('says who serves this door, and nobody who lives behind it', async () => {
    const building = await newBuilding({ grid })
    const { members } = await newHousehold({ door: building.doors[0]! })
    done(await run(secretary, issuePlates, { buildingId: building.id }))
    const { rows } = done(await ask(secretary, plates, { buildingId: building.id }))
    const far = await newMember({ role: 'steward', grids: [await newGrid()] })
    const mine = await newMember({ role: 'steward', grids: [grid] })

    const page = done(await ask(resident, doorPage, { code: rows[0].code }))

    const names = page.stewards.map(({ name }: { name: string }) => name)
    expect(names).toContain(mine.name)
    expect(names).not.toContain(far.name)
    expect(members.length).toBeGreaterThan(0)
    for (const person of members) expect(JSON.stringify(page)).not.toContain(person.name)
  })

  test('shows the steward as they chose to stand there; a phone only when they gave one, a photo only by consent', async () => {
    const { codes } = await newPlates(1)
    const before = done(await ask(resident, doorPage, { code: codes[0] }))
    expect(before.stewards.find(({ id }: { id: string }) => id === steward.id)).toMatchObject({
      name: steward.name,
      phone: null,
      hasPhoto: false,
    })
    const card = { name: '杨管家', phone: '13800000000' }
    expect(why(await run(steward, setCard, { ...card, photo: JPEG }))).toBe('portal-photo-consent-missing')
    const text = Buffer.from('<svg onload=alert(1)>'.repeat(20)).toString('base64')
    expect(why(await run(steward, setCard, { ...card, photo: text, photoConsent: true }))).toBe(
      'portal-photo-unreadable',
    )
    done(await run(steward, setCard, { ...card, photo: JPEG, photoConsent: true }))
    const page = done(await ask(resident, doorPage, { code: codes[0] }))
    expect(page.stewards.find(({ id }: { id: string }) => id === steward.id)).toMatchObject({ ...card, hasPhoto: true })
    const photo = { code: codes[0], stewardId: steward.id }
    const shown = Buffer.from(done(await ask(resident, stewardPhoto, photo)).base64, 'base64')
    expect(shown.subarray(0, 2).toString('hex')).toBe('ffd8')
    expect(shown.toString('latin1')).not.toContain('JFIF')

    done(await run(steward, setCard, { ...card, photoConsent: false }))
    expect(why(await ask(resident, stewardPhoto, photo))).toBe('not-found')
  })

  test('shows the phone of the desk and notices of all and of this building', async () => {
    const here = await newPlates(1)
    const there = await newPlates(1)
    done(await run(secretary, setFront, { phone: '0855-8000000', hours: '9:00-17:30' }))
    done(await run(secretary, publishNotice, { id: crypto.randomUUID(), title: '周六义诊' }))
    done(
      await run(secretary, publishNotice, {
        id: crypto.randomUUID(),
        title: '二次供水清洗',
        buildingId: there.buildingId,
      }),
    )
    const titles = async (code: string) =>
      done(await ask(resident, doorPage, { code })).notices.map(({ title }: { title: string }) => title)
    expect(await titles(here.codes[0]!)).toEqual(['周六义诊'])
    expect((await titles(there.codes[0]!)).sort()).toEqual(['二次供水清洗', '周六义诊'].sort())
    expect(done(await ask(resident, doorPage, { code: here.codes[0] })).phone).toBe('0855-8000000')
  })
})
