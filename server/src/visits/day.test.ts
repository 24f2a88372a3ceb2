import type { Actor } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { commands as cases, reportCase } from '../cases/index.ts'
import { done, fed, newElder, newTeam, refusal, told, visited } from '../testing/care-world.ts'
import { inside, itIsNow } from '../testing/world.ts'
import { dayText, editDay } from './day.ts'
import { dayTextDocuments } from './day-documents.ts'
import { settledDocuments } from './documents.ts'
import { recordNeed, settleNeed } from './needs.ts'

itIsNow('2026-03-02T04:00:00.000Z')
const writeNote = cases.find(({ name }) => name === 'notebook.write')!

test('the day writes itself; the worker’s own wording is kept until it is emptied', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  await visited(team.steward, elder, { note: '换了灯泡' })

  const day = await told(team.steward, dayText, { day: '2026-03-02' })
  expect(day).toMatchObject({ visits: 1, needs: 0, edited: null })
  expect(day.derived.zh).toContain('换了灯泡')
  await done(team.steward, editDay, { day: '2026-03-02', text: '走访一户。' })
  expect((await told(team.steward, dayText, { day: '2026-03-02' })).edited.text).toBe('走访一户。')
  await done(team.steward, editDay, { day: '2026-03-02', text: '' })
  expect((await told(team.steward, dayText, { day: '2026-03-02' })).edited).toBeNull()
  expect(await told(team.lead, dayText, { day: '2026-03-02' })).toMatchObject({ visits: 0 })
})

test('a need noted and settled on the same day stands in the day, on the phone too, and only with who had to do with it', async () => {
  const team = await newTeam()
  const { dwellingId } = await newElder(team)
  const needId = newId()
  const held = ({ communityId, ...actor }: Actor) =>
    inside(communityId, (tx) =>
      settledDocuments.ofActor!({ tx, actor: { ...actor, communityId }, now: '2026-03-02T05:00:00.000Z' } as never),
    )
  await done(team.steward, recordNeed, { id: needId, dwellingId, kind: 'ERRAND', text: '代取药' })
  expect(await held(team.steward)).toEqual([])

  await done(team.steward, settleNeed, { needId, as: 'DONE' })

  const { derived } = await told(team.steward, dayText, { day: '2026-03-02' })
  expect(derived.zh).toMatch(/记下需求 1 条，了结需求 1 条/)
  expect(derived.zh).toMatch(/：代取药，已办好/)
  expect(await held(team.steward)).toMatchObject([{ id: needId, text: '代取药', settledAs: 'DONE' }])
  expect(await held(team.lead)).toEqual([])
})

test('the day tells of one’s notes and cases too, and of nothing confidential', async () => {
  const team = await newTeam()
  const { dwellingId } = await newElder(team)
  const happenedAt = '2026-03-02T02:00:00.000Z'
  await done(team.steward, writeNote, { id: newId(), text: '楼道灯要换', dwellingId, happenedAt })
  await done(team.steward, writeNote, { id: newId(), text: '听到打孩子', confidential: true, happenedAt })
  await done(team.steward, reportCase, { id: newId(), leaf: '0101', title: '电梯门关不上', dwellingId, happenedAt })

  const { derived } = await told(team.steward, dayText, { day: '2026-03-02' })

  expect(derived.zh).toContain('楼道灯要换')
  expect(derived.zh).toContain('上报电梯门关不上')
  expect(derived.zh).not.toContain('孩子')
})

test('a day in the worker’s own words is on their own phone alone, and two wordings do not overwrite each other', async () => {
  const team = await newTeam()
  const day = '2026-03-02'
  await done(team.steward, editDay, { day, text: '走访一户。', base: 0 })

  expect(await refusal(team.steward, editDay, { day, text: '别处写的。', base: 0 })).toBe('changed-meanwhile')
  await done(team.steward, editDay, { day, text: '走访一户，换了灯泡。', base: 1 })
  const held = (actor: Actor) =>
    inside(actor.communityId, (tx) =>
      dayTextDocuments.ofActor!({ tx, actor, now: '2026-03-02T05:00:00.000Z' } as never),
    )
  expect(await held(team.steward)).toMatchObject([{ day, text: '走访一户，换了灯泡。', version: 2 }])
  expect(await held(team.lead)).toEqual([])
  expect((await fed(team.steward.communityId, 'day-text')).at(-1)).toMatchObject({
    gridId: team.steward.grids[0],
    operation: 'upsert',
  })
})
