import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@red-steward/domain/ids'
import readXlsx from 'read-excel-file/node'
import { afterAll, expect, inject, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { openDb } from '../kernel/db.ts'
import { entered } from '../kernel/transaction.ts'
import { freshDatabase } from '../testing/cluster.ts'
import { xlsx } from '../testing/dirty/community-file.ts'
import { importCommand } from './import.ts'
import { userCommand } from './user.ts'

vi.setConfig({ testTimeout: 60_000 })
const folder = mkdtempSync(join(tmpdir(), 'steward-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let printed = ''
vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
  printed += String(text)
  return true
})
async function said(running: Promise<number>): Promise<{ code: number; text: string }> {
  printed = ''
  return { code: await running, text: printed }
}

const rows = [
  ['楼栋', '单元', '房号', '姓名', '性别', '身份证号', '出生日期', '与户主关系'],
  ['1栋', '1单元', 101, '王小明', '男', null, '1960-01-02', '户主'],
  ['1栋', '1单元', 101, '李芳', '女', null, '1962-03-04', '妻'],
  ['2栋', '1单元', 201, '赵国强', '男', '5.22699E+17', '1970-05-06', '户主'],
]

test('an operator tries a spreadsheet, writes it, and the same file again changes nothing', async () => {
  const databaseUrl = await freshDatabase(inject('clusterUrl'), `t_cli_${process.pid}`)
  const config = readConfig({ STEWARD_DATA: folder, DATABASE_URL: databaseUrl })
  await newCommunityIn(databaseUrl, '522699007001')
  const added = ['add', 'shuji', '文书记', 'secretary', '522699007001']
  expect((await said(userCommand.run(added, config))).text).toContain('one-time code')
  const file = join(folder, '台账.xlsx')
  const report = join(folder, '结果.xlsx')
  writeFileSync(file, await xlsx(rows))
  const args = [file, '--community', '522699007001', '--compound', '月塘家园', '--create-buildings']

  const tried = await said(importCommand.run([...args, '--dry-run'], config))
  expect([tried.code, tried.text]).toEqual([3, expect.stringMatching(/dry run: create 2.*error 1/)])
  const written = await said(importCommand.run([...args, '--report', report], config))
  expect([written.code, written.text]).toEqual([3, expect.stringMatching(/imported: create 2.*error 1/)])
  const again = await said(importCommand.run(args, config))
  expect([again.code, again.text]).toEqual([3, expect.stringMatching(/imported: create 2.*error 1/)])

  const told = JSON.stringify(await readXlsx(readFileSync(report)))
  for (const word of ['王小明', '有误', '身份证号']) expect(told).toContain(word)
  const listed = await said(userCommand.run(['list'], config))
  expect(listed.text).toMatch(/shuji\s+waits for its first sign-in/)
})

test('a community that is not there, and a policy nobody knows, are said in words', async () => {
  const config = readConfig({ STEWARD_DATA: folder, DATABASE_URL: inject('clusterUrl') })
  await expect(importCommand.run(['a.csv'], config)).rejects.toThrow(/usage: steward import/)
  await expect(importCommand.run(['a.csv', '--community', '1', '--policy', 'guess'], config)).rejects.toThrow(
    /one of skip/,
  )
})

async function newCommunityIn(connectionString: string, code: string) {
  const db = openDb({ connectionString, role: 'steward_app' })
  const id = newId()
  const actor = { id, name: '', role: 'secretary' as const, communityId: id, grids: 'all' as const }
  await entered(db, { actor }, new Date().toISOString(), ({ tx }) =>
    tx.insertInto('communities').values({ id, code, name: '月塘社区' }).execute(),
  )
  await db.close()
}
