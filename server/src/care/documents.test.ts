import { todayList } from '@red-steward/domain/care/today'
import type { Actor } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { DocumentSource } from '../kernel/documents.ts'
import { query, runQuery } from '../kernel/query.ts'
import { done, newElder, newTeam, told, visited } from '../testing/care-world.ts'
import { itIsNow, machine } from '../testing/world.ts'
import { documents as visitSources } from '../visits/index.ts'
import { openCampaign } from './campaigns.ts'
import { setCapacity } from './capacity.ts'
import { documents as careSources } from './index.ts'
import { careToday } from './today.ts'

const NOW = '2026-03-02T04:00:00.000Z'
itIsNow(NOW)
const sources: DocumentSource[] = [...visitSources, ...careSources]

/** Everything a phone of this actor gets in its first sync, by kind. */
async function held(
  actor: Actor,
  buildingIds: string[],
): Promise<Record<string, { id: string; buildingId: string | null }[]>> {
  const input = z.strictObject({})
  const sync = query(
    { kind: 'query', name: 'test.sync', permission: 'care.read', summary: '', input, answer: z.any() },
    async (context) => {
      const found: Record<string, unknown[]> = {}
      for (const source of sources) {
        const all = [...(await source.ofBuildings(context, buildingIds)), ...((await source.ofActor?.(context)) ?? [])]
        // What is asked for by id is what came in bulk.
        expect(
          await source.ofIds(
            context,
            all.map(({ id }) => id),
          ),
        ).toEqual(expect.arrayContaining(all))
        found[source.kind] = all
      }
      return found
    },
  )
  const result = await runQuery(machine, { actor }, sync, {})
  if (result.outcome !== 'done') throw new Error(result.why)
  return result.answer as never
}

test('the phone’s Today list, computed from what it holds, is the desk’s', async () => {
  const team = await newTeam()
  const [due, silent, seen] = [await newElder(team), await newElder(team), await newElder(team)]
  await visited(team.steward, silent, {
    result: 'NO_ANSWER',
    needs: [{ id: newId(), kind: 'ERRAND', text: '送药', dueOn: '2026-03-02' }],
  })
  await visited(team.steward, seen, { safety: [{ id: newId(), item: 'GAS', ok: false, followUpOn: '2026-03-02' }] })
  await done(team.steward, setCapacity, { minutesADay: 60, minutesPerVisit: 30 })
  const rule = { ageFrom: 60, livingAlone: true }
  await done(team.steward, openCampaign, { id: newId(), kind: 'HEAT', title: '高温', rule, until: '2026-03-05' })

  const phone = await held(team.steward, [team.building.buildingId])

  expect(Object.fromEntries(Object.entries(phone).map(([kind, all]) => [kind, all.length]))).toEqual({
    visit: 2,
    need: 1,
    'settled-need': 0,
    safety: 1,
    duty: 3,
    run: 1,
    call: 3,
    campaign: 1,
    'day-text': 0,
    'care-rule': 23,
    'flow-rule': 5,
    capacity: 1,
  })
  const facts = {
    duties: phone.duty,
    runs: phone.run,
    calls: phone.call,
    campaigns: phone.campaign,
    needs: phone.need,
    safety: phone.safety,
    rules: phone['care-rule'],
    flow: phone['flow-rule'],
  }
  const { items } = todayList(facts as never, { now: NOW, me: team.steward.id, capacity: phone.capacity![0] as never })
  // An hour a day has no room left for the hazard.
  expect(items.map(({ kind }) => kind)).toEqual(['contact', 'step', 'need'])
  const desk = (await told(team.steward, careToday)).rows
  expect(desk.map(({ kind, reason }: { kind: string; reason: object }) => [kind, reason])).toEqual(
    items.map(({ kind, reason }) => [kind, reason]),
  )
  expect(desk[0]).toMatchObject({ id: due.personId })
})

test('a phone of another grid gets none of it, not even by id', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  await visited(team.steward, elder, { result: 'NO_ANSWER' })
  const other = await newTeam()

  const phone = await held(other.steward, [team.building.buildingId])

  expect(Object.entries(phone).filter(([kind, all]) => !kind.endsWith('-rule') && all.length > 0)).toEqual([])
})

test('a phone keeps the last three visits of a household and all of ninety days', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  for (const day of ['2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05', '2026-02-28'])
    await visited(team.steward, elder, { visitedAt: `${day}T03:00:00.000Z` })
  itIsNow('2026-04-04T04:00:00.000Z')
  const { visit } = await held(team.steward, [team.building.buildingId])
  itIsNow(NOW)

  // 4 April less 90 days is 4 January: three within, and the last three are among them.
  expect(visit).toHaveLength(3)
})
