import { newId } from '@red-steward/domain/ids'
import { livingMap } from '@red-steward/domain/overview/queries'
import { addDwellings, correctBuilding, createBuilding, createCompound } from '@red-steward/domain/places/commands'
import type { BuildingRow } from '@red-steward/domain/places/place'
import { placesBuilding, placesCompound, placesDirectory } from '@red-steward/domain/places/queries'
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { answer, type FakeServer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

// Dialogs and maps take their time where a machine is shared.
vi.setConfig({ testTimeout: 90_000 })

const [communityId, gridId, compoundId, buildingId, unitId] = [newId(), newId(), newId(), newId(), newId()]
const community = { id: communityId, code: '522699000001', name: '月塘社区', streetName: '', path: [] }
const building: BuildingRow = {
  ...{ id: buildingId, compoundId, gridId, phase: null, number: '8', name: null, aliases: [], floors: 2 },
  ...{ units: [{ id: unitId, number: '1', aliases: [] }], dwellings: 1 },
}
const grid = {
  id: gridId,
  code: '522699000001001',
  name: '第1网格',
  kind: 'BASE' as const,
  buildings: 1,
  households: 0,
}
const compound = { id: compoundId, name: '云溪苑', aliases: [], buildings: 1 }

function estate(): FakeServer {
  const server = fakeServer()
  answer(server, placesDirectory, () => ({ community, grids: [grid], compounds: [compound], buildings: [building] }))
  answer(server, placesCompound, () => ({ ...compound, outline: null }))
  answer(server, livingMap, () => ({ buildings: [] }) as never)
  answer(server, placesBuilding, () => ({
    ...building,
    address: '云溪苑8号楼',
    polygon: null,
    doors: [{ id: newId(), unitId, floor: 1, room: '101', doorKey: '8-1-101', use: 'OWNER' as const }],
  }))
  answer(server, addDwellings, () => ({}))
  answer(server, correctBuilding, () => ({}))
  return server
}

function sent(server: FakeServer, shape: { name: string }) {
  return server.asked.filter(({ name }) => name === shape.name).map(({ input }) => input)
}

test('on the first day there is nothing, and a secretary begins with a compound', async () => {
  const server = fakeServer()
  answer(server, placesDirectory, () => ({ community, grids: [], compounds: [], buildings: [] }))
  answer(server, createCompound, () => ({}))
  const user = openDesk('/desk/places')
  await screen.findByText('先把楼立起来')
  expect(screen.getByRole('button', { name: /从人口表导入/ })).toBeTruthy()

  await user.click(screen.getByRole('button', { name: /新建小区/ }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('小区名称'), '云溪苑')
  await user.click(dialog.getByText('建立'))

  await screen.findByText('云溪苑 已建立')
  expect(sent(server, createCompound)).toMatchObject([{ name: '云溪苑', aliases: [], outline: null }])
})

test('doors are added as they were seen: what is there stays, what was left out is not added', async () => {
  const server = estate()
  const user = openDesk(`/desk/places?building=${buildingId}`)
  await user.click(await screen.findByText('加户室'))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('加 3 扇门')

  await user.click(dialog.getByText('202'))
  await user.click(dialog.getByText('加 2 扇门'))

  await screen.findByText('已加 2 扇门')
  const [input] = sent(server, addDwellings) as { dwellings: { room: string; floor: number; unitId: string }[] }[]
  expect(input!.dwellings).toMatchObject([
    { unitId, floor: 2, room: '201', use: 'UNKNOWN' },
    { unitId, floor: 1, room: '102', use: 'UNKNOWN' },
  ])
})

test('a number typed as people say it is sent as the register writes it', async () => {
  const server = estate()
  const user = openDesk(`/desk/places?building=${buildingId}`)
  const number = await screen.findByLabelText('楼号')
  await user.clear(number)
  await user.type(number, '十三号楼')
  await user.click(screen.getByRole('button', { name: '保存' }))

  await screen.findByText('已保存')
  expect(sent(server, correctBuilding)).toMatchObject([{ buildingId, number: '13', floors: 2, name: null }])
})

test('somebody who typed something is asked before it is lost, and keeps it by staying', async () => {
  const server = estate()
  const user = openDesk(`/desk/places?building=${buildingId}`)
  await user.type(await screen.findByLabelText('楼名'), '综合楼')
  await user.click(screen.getByRole('button', { name: '网格' }))

  await user.click(await screen.findByText('留在这里'))

  expect(screen.getByLabelText<HTMLInputElement>('楼名').value).toBe('综合楼')
  expect(sent(server, correctBuilding)).toEqual([])
})

test('a steward reads the same building and finds nothing to press', async () => {
  const server = estate()
  server.session = { ...server.session!, acting: { ...server.session!.acting!, role: 'steward', grids: [gridId] } }
  openDesk(`/desk/places?building=${buildingId}`)

  await screen.findByRole('heading', { name: '云溪苑8号楼' })
  expect(screen.getByText(/您的岗位只能查看/)).toBeTruthy()
  for (const name of ['保存', '停用', '加户室', '导入楼栋', '新建小区']) {
    expect(screen.queryByRole('button', { name })).toBeNull()
  }
})

test('buildings alike are made one after another with all their doors; the one that is there is left alone', async () => {
  const server = estate()
  answer(server, createBuilding, () => ({}))
  const user = openDesk(`/desk/places?compound=${compoundId}`)
  await user.click(await screen.findByText('成批建楼'))
  const dialog = within(await screen.findByRole('dialog'))
  for (const [label, value] of [
    ['从几号楼', '7'],
    ['到几号楼', '9'],
    ['层数', '2'],
  ] as const) {
    await user.clear(dialog.getByLabelText(label))
    await user.type(dialog.getByLabelText(label), value)
  }
  await user.click(await dialog.findByText('建 2 幢'))

  await screen.findByText('已建 2 幢')
  expect(sent(server, createBuilding)).toMatchObject([{ number: '7' }, { number: '9' }])
  const doors = (sent(server, addDwellings) as { dwellings: unknown[] }[]).map(({ dwellings }) => dwellings.length)
  expect(doors).toEqual([8, 8])
})
