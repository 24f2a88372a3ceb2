// Nobody answers where there is no signal: the phone begins the flow by itself, its steps are logged there, and both reach
// the server as one flow, whatever becomes of the pushes.
import type { FlowRuleDocument, RunDocument } from '@red-steward/domain/care/documents'
import { nextStep } from '@red-steward/domain/care/flow'
import { listRuns } from '@red-steward/domain/care/no-answer'
import { type Id, newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { listRuns as runsOf } from '../server/src/care/runs.ts'
import { type Elder, newElder, newTeam, told, visited, visitTo } from '../server/src/testing/care-world.ts'
import { itIsNow, machine } from '../server/src/testing/world.ts'
import { flowsAfter } from '../web/src/field/parts/flows-after.ts'
import { replicaFaults } from './sync-judge.ts'
import { type Bugs, goodLine, type Line, Phone, Unreachable } from './sync-phone.ts'

const NOW = '2026-03-02T04:00:00.000Z'
const IN_VAIN = '2026-03-02T03:00:00.000Z'
const ASKED = '2026-03-02T03:40:00.000Z'

const saved = { base: {}, dependsOn: [] }

/** Knocks in vain and shows what the screen shows; answers the flow. */
async function knockInVain({ engine }: Phone, elder: Elder): Promise<RunDocument> {
  const input = visitTo(elder, { result: 'NO_ANSWER', visitedAt: IN_VAIN })
  const { buildingId } = engine.documents.get<RunDocument>('duty' as 'run', elder.personId)!
  const at = { visitId: input.visitId, dwellingId: elder.dwellingId, buildingId, means: 'DOOR' as const }
  const flows = flowsAfter(engine.documents, [elder.personId], { ...at, result: 'NO_ANSWER', visitedAt: IN_VAIN }, NOW)
  const about = [input.visitId, elder.dwellingId, elder.personId]
  await engine.save({ ...saved, name: 'visits.record', input, about, shows: flows.map((put) => ({ put })) })
  return engine.documents.of<RunDocument>('run', 'personId', elder.personId)[0]!
}

async function askNeighbour({ engine }: Phone, run: RunDocument): Promise<Id> {
  const step = { step: 'NEIGHBOUR', doneAt: ASKED, result: 'NOT_REACHED' } as const
  const put = { ...run, steps: [...run.steps, step] }
  const begun = { visitId: run.begunBy!, personId: run.personId }
  const input = { id: newId(), runId: run.id, begun, ...step }
  return engine.save({ ...saved, name: 'care.log-step', input, about: [run.id, run.personId], shows: [{ put }] })
}

async function aPhone(line: Line, bugs: Bugs = {}) {
  itIsNow(NOW)
  const team = await newTeam()
  const elder = await newElder(team)
  const phone = await new Phone(machine, team.steward, { line, bugs, now: () => new Date(NOW) }).enrol()
  await phone.engine.sync()
  return { team, elder, phone }
}

const shown = ({ engine }: Phone) => engine.documents.all<RunDocument>('run')

test('without a signal nobody answers: the steps and their times stand there at once, and arrive as one flow', async () => {
  let signal = true
  const line = {
    ...goodLine,
    async going() {
      if (!signal) throw new Unreachable()
    },
  }
  const { team, elder, phone } = await aPhone(line)
  signal = false

  const run = await knockInVain(phone, elder)
  const flow = phone.engine.documents.all<FlowRuleDocument>('flow-rule')
  expect(nextStep(run, flow)).toEqual({ step: 'SECOND_CALL', dueAt: '2026-03-02T05:00:00.000Z' })
  await askNeighbour(phone, run)
  await phone.open() // the tab dies
  expect(shown(phone)).toMatchObject([{ id: run.id, tier: 1, steps: [{ step: 'NEIGHBOUR' }] }])
  await expect(phone.engine.sync()).rejects.toThrow(Unreachable)
  expect((await told(team.lead, runsOf)).runs).toEqual([])

  signal = true
  await phone.engine.sync()
  expect((await told(team.lead, runsOf)).runs).toMatchObject([
    { id: run.id, startedAt: IN_VAIN, steps: [{ step: 'NEIGHBOUR', doneAt: ASKED }] },
  ])
  expect(phone.engine.outbox.unsent).toEqual([])
  expect(shown(phone)).toEqual([expect.not.objectContaining({ begunBy: expect.anything() })])
  expect(await replicaFaults(phone)).toEqual([])
})

test('pushes that come twice, in the wrong order and without an answer make one flow with one step', async () => {
  let lost = 0
  const line: Line = {
    ...goodLine,
    async coming(what, said) {
      if (what === 'push' && lost++ < 2) throw new Unreachable()
      return said
    },
  }
  const backwards = (what: string, request: Record<string, unknown>) =>
    what === 'push' ? { ...request, envelopes: (request.envelopes as unknown[]).toReversed() } : request
  const { team, elder, phone } = await aPhone(line, { request: backwards })
  const run = await knockInVain(phone, elder)
  await askNeighbour(phone, run)

  for (let at = 0; at < 2; at++) await expect(phone.engine.sync()).rejects.toThrow(Unreachable)
  await phone.engine.sync()
  await phone.engine.sync()
  expect(lost).toBeGreaterThan(2)
  expect(phone.engine.outbox.unsent).toEqual([])
  const { runs } = listRuns.answer.parse(await told(team.lead, runsOf, { personId: elder.personId }))
  expect(runs).toMatchObject([{ id: run.id, steps: [{ step: 'NEIGHBOUR' }] }])
  expect(await replicaFaults(phone)).toEqual([])
})

test('a colleague’s flow was first: what was typed in the stairwell is a step of that one', async () => {
  const { team, elder, phone } = await aPhone(goodLine)
  const run = await knockInVain(phone, elder)
  await askNeighbour(phone, run)
  const first = await visited(team.lead, elder, { result: 'NO_ANSWER', visitedAt: '2026-03-02T02:00:00.000Z' })

  await phone.engine.sync()
  expect(phone.engine.outbox.unsent).toEqual([])
  expect(shown(phone)).toMatchObject([{ id: first.openRunIds[0], steps: [{ step: 'DOOR' }, { step: 'NEIGHBOUR' }] }])
  expect(await replicaFaults(phone)).toEqual([])
})
