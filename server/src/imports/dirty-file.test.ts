import { readFileSync } from 'node:fs'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { RowResult } from '@red-steward/domain/imports/queries'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { xlsx } from '../testing/dirty/community-file.ts'
import { asCsv, type Cell, type DirtyFile, dirtyFile } from '../testing/dirty/dirty-file.ts'
import { faults } from '../testing/dirty/faults.ts'
import { ods } from '../testing/dirty/ods.ts'
import { commit, communityWithHomes, countsOf, dryRun, rowsOf, upload } from '../testing/imports-world.ts'

const forms: Record<string, (rows: Cell[][]) => Promise<Buffer> | Buffer> = {
  'an xlsx': (rows) => xlsx(rows),
  'an ods': (rows) => ods(rows),
  'a csv in GBK': (rows) => iconv.encode(asCsv(rows), 'gbk'),
  'a csv in UTF-8 with its mark': (rows) => Buffer.from(`\ufeff${asCsv(rows)}`),
  // The xlsx above, saved by LibreOffice 7.4 itself and kept as it came: `soffice --headless --convert-to ods`, `xlsx`, and
  // `'csv:Text - txt - csv (StarCalc):44,34,67,1'`, where 67 is GBK.
  'an ods of LibreOffice': () => savedByLibreOffice('ods'),
  'an xlsx of LibreOffice': () => savedByLibreOffice('xlsx'),
  'a csv of LibreOffice': () => savedByLibreOffice('csv'),
}

function savedByLibreOffice(kind: 'ods' | 'xlsx' | 'csv'): Buffer {
  return readFileSync(new URL(`../testing/dirty/libreoffice.${kind}`, import.meta.url))
}

test('there are at least thirty kinds of fault', () => {
  expect(Object.keys(faults).length).toBeGreaterThanOrEqual(30)
})

describe.each(Object.keys(forms))('a secretary imports %s with every fault a community has thought of', (form) => {
  test('every row of the dry run and of the commit is answered as expected', async () => {
    const file = dirtyFile({ seed: 7 })
    const secretary = await communityWithHomes(file)
    const name = `台账.${form.split(' ')[1]}`
    const importId = await upload(secretary, name, await forms[form]!(file.rows))

    await dryRun(secretary, importId)
    expect(answersIn(file, await rowsOf(secretary, importId))).toEqual(expectedOf(file))

    await commit(secretary, importId)
    expect(answersIn(file, await rowsOf(secretary, importId))).toEqual(expectedOf(file))
    await checkRegister(secretary, file)
  })
})

/** What was expected and what was said, row by row, with the fault's name so that a failure speaks for itself. */
function expectedOf(file: DirtyFile) {
  return [...file.expected].map(([row, { fault, outcome, reason, note }]) =>
    [row, fault, outcome, reason ?? null, note ?? ''].join(' | '),
  )
}

function answersIn(file: DirtyFile, rows: RowResult[]) {
  return rows.map((found) => {
    const expected = file.expected.get(found.row)
    const note = expected?.note && found.notes.includes(expected.note) ? expected.note : ''
    return [found.row, expected?.fault ?? 'not expected', found.outcome, found.reason, note].join(' | ')
  })
}

async function checkRegister(secretary: Actor, file: DirtyFile) {
  const created = [...file.expected.values()].filter((expected) => expected.outcome === 'create').length
  expect(await countsOf(secretary)).toMatchObject({ persons: created + 3, withoutHousehold: 0, heads: 'one each' })
}
