import { newId } from '@red-steward/domain/ids'

const importId = newId()

/** One valid input per command and query of imports, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'imports.upload': {
    id: newId(),
    name: '台账.csv',
    content: Buffer.from('姓名,楼栋,房号,与户主关系\n王小明,8栋,401,户主\n').toString('base64'),
  },
  'imports.map': { importId, mappings: { '姓名|房号': { columns: { '0': 'name', '1': 'room' } } } },
  'imports.dry-run': { importId },
  'imports.answer-rows': { importId, answers: [{ number: 3, answer: 'same' }] },
  'imports.commit': { importId },
  'imports.advance': { importId },
  'imports.cancel': { importId },
  'imports.resume': { importId },
  'imports.undo': { importId },
  'imports.map-hotline': { importId, columns: { '0': 'number', '1': 'content' } },
  'imports.decide-hotline': { importId, rows: [{ number: 0, leaf: '0207', place: '小广场' }] },
  'imports.hotline': { importId },
  'imports.hotline-results': { importId },
  'imports.list': {},
  'imports.get': { importId },
  'imports.tables': { importId },
  'imports.values': { importId },
  'imports.places': { importId },
  'imports.rows': { importId, outcome: 'error' },
  'imports.result-file': { importId, rows: 'to-fix' },
}
