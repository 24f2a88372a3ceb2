import { newId } from '@red-steward/domain/ids'
import { mapImport } from '@red-steward/domain/imports/commands'
import { nothingSettled } from '@red-steward/domain/imports/doors'
import { noCounts } from '@red-steward/domain/imports/import'
import { Mapping } from '@red-steward/domain/imports/mapping'
import { cautious } from '@red-steward/domain/imports/policies'
import { getImport, importPlaces, importTables, importValues } from '@red-steward/domain/imports/queries'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, type FakeServer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const [importId, home] = [newId(), newId()]
const mapping = Mapping.parse({ columns: { 0: 'name', 1: 'compound' } })

function importOf(state: 'MAPPED' | 'DRY_RUN', counts = noCounts): FakeServer {
  const server = fakeServer()
  const at = '2026-03-11T05:00:00.000Z'
  answer(server, getImport, () => ({
    ...{
      id: importId,
      kind: 'register' as const,
      fileName: '台账.csv',
      state,
      rowsTotal: 25,
      rowsDone: 0,
      counts,
      createdAt: at,
    },
    ...{ createdByName: '文书记', finishedAt: null, undoneAt: null, reasons: [] },
    ...{ mappings: { shape: mapping }, places: nothingSettled, policies: cautious },
  }))
  const table = { sheet: 0, sheetName: '台账', shape: 'shape', headerRow: 0, firstRow: 1, lastRow: 25, rows: 25 }
  answer(server, importTables, () => ({
    sheets: [{ name: '台账', rows: 26, tables: 1 }],
    tables: [{ ...table, columns: [], mapping, remembered: false }],
  }))
  answer(server, importValues, () => ({ words: [] }))
  const named = [{ written: '新港湾安置', rows: 25, compoundId: home, isAmbiguous: false }]
  answer(server, importPlaces, () => ({
    ...{ proposals: [], newDoors: 0, knownDoors: 25, grids: [] },
    ...{ compounds: [{ id: home, name: '望亭家园' }], named },
  }))
  answer(server, mapImport, () => ({}))
  return server
}

test('a compound that is read from part of its name is shown, and one word says that it is another', async () => {
  const server = importOf('MAPPED')
  const user = openDesk(`/desk/imports?importId=${importId}`)
  for (const _ of ['对应', '取值']) await user.click(await screen.findByRole('button', { name: '下一步' }))

  const meant = await screen.findByRole('combobox', { name: '理解为 新港湾安置' })
  expect(screen.getByTitle('望亭家园')).toBeTruthy()
  await user.click(meant)
  await user.click(await screen.findByText('登记册里没有，按这个名称新建'))
  await user.click(screen.getByRole('button', { name: '下一步' }))

  await waitFor(() =>
    expect(server.asked.find(({ name }) => name === mapImport.name)?.input).toMatchObject({
      places: { compounds: { 新港湾安置: null } },
    }),
  )
})

test('a file whose every row is refused offers no writing, but the rows with their reasons', async () => {
  importOf('DRY_RUN', { ...noCounts, error: 25 })
  const user = openDesk(`/desk/imports?importId=${importId}`)
  await user.click(await screen.findByText('写入'))

  expect(await screen.findByText(/没有一行可以写入/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '写入登记册' })).toBeNull()
  expect(screen.getByRole('button', { name: /只下载待修改的行/ })).toBeTruthy()
})
