import type { Actor } from '@red-steward/domain/identity/actor'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { newBuilding, newCompound, newGrid } from '../testing/places-world.ts'
import { ask, inside, newCommunity, newMember } from '../testing/world.ts'
import { placesExport } from './export.ts'

interface File {
  name: string
  base64: string
}

const take = async (actor: Actor, input: object) => {
  const result = await ask(actor, placesExport, { language: 'zh', ...input })
  if (result.outcome !== 'done') throw new Error(result.why)
  return result.answer as File
}
const csv = async (actor: Actor, input: object) => {
  const { base64 } = await take(actor, { format: 'csv', ...input })
  return Buffer.from(base64, 'base64').toString().split('\r\n').filter(Boolean)
}

async function twoGrids() {
  const community = await newCommunity()
  const [hers, other] = [await newGrid({ community }), await newGrid({ community })]
  const compound = await newCompound({ community, name: '=云溪苑' })
  await newBuilding({ community, compound: compound.id, grid: hers, number: '8', units: 2, floors: 2 })
  await newBuilding({ community, compound: compound.id, grid: other, number: '10' })
  return { community, hers }
}

test('a secretary takes the buildings with her, in the order of the directory; nothing is a formula, nothing left blank', async () => {
  const { community } = await twoGrids()
  const secretary = await newMember({ role: 'secretary', community })

  const lines = await csv(secretary, { rows: 'buildings' })

  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain('"\'=云溪苑","无","8号楼","2","2","8"')
  expect(lines[2]).toContain('"10号楼"')
})

test('a grid lead takes the doors of her grid and no others, as a workbook of texts', async () => {
  const { community, hers } = await twoGrids()
  const lead = await newMember({ role: 'grid-lead', community, grids: [hers] })

  const { name, base64 } = await take(lead, { rows: 'doors', format: 'xlsx' })

  expect(name).toMatch(/^房屋-.+\.xlsx$/)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(base64, 'base64') as never)
  const sheet = book.worksheets[0]!
  expect(sheet.rowCount).toBe(9)
  expect((sheet.getRow(2).values as unknown[]).slice(5, 13)).toEqual([
    ...['=云溪苑', '无', '8号楼', '1', '1', '101', '未知', '=云溪苑8号楼1单元101'],
  ])
  expect(sheet.getRow(2).getCell(5).type).toBe(ExcelJS.ValueType.String)
})

test('who took the file stands in the audit', async () => {
  const { community } = await twoGrids()
  const secretary = await newMember({ role: 'secretary', community })
  await csv(secretary, { rows: 'doors' })

  const looks = await inside(community, (tx) =>
    tx.selectFrom('audit').select(['action', 'detail']).where('actor_id', '=', secretary.id).execute(),
  )
  expect(JSON.stringify(looks)).toContain('doors-file')
})
