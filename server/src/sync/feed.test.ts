import { type Id, newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { writeNote } from '../cases/write-note.ts'
import { done, door, leak, someone } from '../testing/cases-world.ts'
import { home, inside, newMember, run } from '../testing/world.ts'
import { cursorAt, readFeed, syncState } from './feed.ts'

test('of a confidential case and line the writer’s phone and the secretary hear; no other phone learns that they are there', async () => {
  const community = await home()
  const [writer, colleague] = [await someone('steward'), await someone('steward')]
  const [lead, secretary] = [await newMember({ role: 'grid-lead' }), await newMember({ role: 'secretary' })]
  const from = cursorAt((await inside(community, (tx) => syncState(tx, community))).xmin)
  const [hurt, line, water]: Id[] = [newId(), newId(), newId()]

  done(await run(writer, reportCase, { id: hurt, leaf: '0704', dwellingId: door.id }))
  done(await run(writer, writeNote, { id: line, text: '夜里又听到', chips: { leaf: '0704' }, dwellingId: door.id }))
  done(await run(writer, reportCase, leak({ id: water })))

  const told = (actor: typeof writer) =>
    inside(community, async (tx) => {
      const { xmin } = await syncState(tx, community)
      const { rows } = await readFeed(tx, actor, from, xmin, ['case', 'note'])
      return [hurt, line, water].map((id) => rows.some((row) => row.id === id))
    })
  // The feed is read below every transaction still open, also those of other databases of the cluster.
  await expect.poll(() => told(writer), { timeout: 20_000 }).toEqual([true, true, true])
  expect(await told(secretary)).toEqual([true, true, true])
  expect(await told(colleague)).toEqual([false, false, true])
  expect(await told(lead)).toEqual([false, false, true])
})
