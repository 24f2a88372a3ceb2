// Two records of one person become one and are taken apart again: phones hold flows, needs, calls and visits under whom
// they concern now, in whatever grid they lie.
import type { RunDocument } from '@red-steward/domain/care/documents'
import { type Id, newId } from '@red-steward/domain/ids'
import type { NeedDocument, VisitDocument } from '@red-steward/domain/visits/documents'
import { expect, test } from 'vitest'
import { assignPerson } from '../server/src/care/assign.ts'
import { openCampaign } from '../server/src/care/campaigns.ts'
import { mergePersons } from '../server/src/registry/merge-persons.ts'
import { unmergePersons } from '../server/src/registry/unmerge-persons.ts'
import { done, newElder, newTeam, visited } from '../server/src/testing/care-world.ts'
import { itIsNow, machine } from '../server/src/testing/world.ts'
import { replicaFaults } from './sync-judge.ts'
import { Phone } from './sync-phone.ts'

itIsNow('2026-03-02T04:00:00.000Z')

test('flow, need, call and visit of a merged record are the kept one’s on every phone, and go back when it is taken apart', async () => {
  const team = await newTeam()
  const elsewhere = { ...(await newTeam()), secretary: team.secretary }
  const [kept, dropped] = [await newElder(elsewhere), await newElder(team)]
  const need = { id: newId(), kind: 'ERRAND', text: '送药', dueOn: '2026-03-02', personId: dropped.personId }
  const { visitId, openRunIds } = await visited(team.steward, dropped, { result: 'NO_ANSWER', needs: [need] })
  await done(team.lead, assignPerson, { id: newId(), personId: dropped.personId, accountId: team.steward.id })
  const campaign = { id: newId(), kind: 'HEAT', title: '高温', until: '2026-03-05' }
  await done(team.secretary, openCampaign, { ...campaign, rule: { ageFrom: 60, livingAlone: true } })
  const phones = [team.steward, elsewhere.steward].map((actor) => new Phone(machine, actor))
  const follow = async () => {
    for (const phone of phones) await phone.engine.sync()
    for (const phone of phones) expect(await replicaFaults(phone)).toEqual([])
  }
  for (const phone of phones) await phone.enrol()
  const expectWhose = (id: Id) => {
    const { documents } = phones[0]!.engine
    expect(documents.of<RunDocument>('run', 'personId', id).map((run) => run.id)).toEqual(openRunIds)
    expect(documents.get<NeedDocument>('need', need.id)!.personId).toBe(id)
    expect(documents.get<VisitDocument>('visit', visitId)!.personIds).toEqual([id])
    expect(documents.of('call', 'personId', id)).toHaveLength(1)
  }
  await follow()
  expectWhose(dropped.personId)

  const merge = { id: newId(), keptId: kept.personId, droppedId: dropped.personId, take: [], home: 'kept' }
  await done(team.secretary, mergePersons, merge)
  await follow()
  expectWhose(kept.personId)
  await done(team.secretary, unmergePersons, { mergeId: merge.id })

  await follow()
  expectWhose(dropped.personId)
})
