import { newId } from '@red-steward/domain/ids'

const [one, other, note] = [newId(), newId(), newId()]
// A leaf everyone who may report at all may report, the counsellor too; without a door, so that nothing has to exist.
const report = { leaf: '0705', description: '邻居听到争吵' }

/** One valid input per command and query of cases and the notebook, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'cases.report': { id: one, ...report },
  'cases.resolve-on-the-spot': { caseId: one, result: 'RESOLVED', residentSays: 'WELL', resultText: '已更换灯泡' },
  'cases.tick-step': { caseId: one, step: 'shut-valve', happenedAt: '2026-03-11T05:06:00.000Z' },
  'cases.untick-step': { caseId: one, step: 'shut-valve' },
  'cases.record-entry': {
    id: newId(),
    caseId: one,
    consent: 'OWNER',
    consentedBy: '户主本人',
    means: 'PHONE',
    consentedAt: '2026-03-11T05:05:00.000Z',
    purpose: '关阀',
    enteredAt: '2026-03-11T05:12:00.000Z',
  },
  'cases.link': { caseId: one, otherId: other, kind: 'CAUSED' },
  'cases.add-note': { caseId: one, text: '已联系户主' },
  'cases.list': {},
  'cases.confidential': {},
  'cases.page': { caseId: one },
  'notebook.write': { id: note, text: '走访,都好' },
  'notebook.correct': { noteId: note, base: 1, text: '走访两户,都好' },
  'notebook.make-case': { noteId: note, report: { id: newId(), ...report } },
  'notebook.search': { text: '走访' },
  'notebook.day': { day: '2026-03-11' },
}
