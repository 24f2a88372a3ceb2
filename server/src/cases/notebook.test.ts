import { caseActions } from '@red-steward/domain/cases/actions'
import { type Id, newId } from '@red-steward/domain/ids'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DocumentSource } from '../kernel/documents.ts'
import { query, runQuery } from '../kernel/query.ts'
import { newDoor } from '../testing/registry-world.ts'
import { ask, home, itIsNow, machine, newMember, run } from '../testing/world.ts'
import { casePage } from './case-page.ts'
import { correctNote } from './correct-note.ts'
import { documents as sources } from './index.ts'
import { makeCase } from './make-case.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { notesOfDay, searchNotes } from './search-notes.ts'
import { writeNote } from './write-note.ts'

let door: Awaited<ReturnType<typeof newDoor>>
beforeAll(async () => {
  door = await newDoor(await home())
})
const aSteward = () => newMember({ role: 'steward', grids: [door.gridId] })
type Member = Awaited<ReturnType<typeof aSteward>>
const done = (result: Awaited<ReturnType<typeof run>>) => {
  if (result.outcome !== 'done') throw new Error(result.why)
  // biome-ignore lint/suspicious/noExplicitAny: answers of many queries
  return result.answer as any
}
const why = (result: Awaited<ReturnType<typeof run>>) => (result.outcome === 'refused' ? result.why : 'done')
const idsOf = ({ rows }: { rows: { id: Id }[] }) => rows.map(({ id }) => id)
const found = async (actor: Member, input: object = {}) => idsOf(done(await ask(actor, searchNotes, input)))
const line = (more: object = {}) => ({ id: newId(), text: '走访 都在家', ...more })

describe('the notebook', () => {
  test('keeps the line as written, finds it by its words and tells its day', async () => {
    itIsNow('2026-03-11T18:00:00.000Z')
    const steward = await aSteward()
    const note = line({ text: '水表房 8-1-1203 水压低', dwellingId: door.id, happenedAt: '2026-03-11T01:00:00.000Z' })
    done(await run(steward, writeNote, note))

    expect(await found(steward, { text: '水表房 水压' })).toEqual([note.id])
    expect(await found(steward, { text: '100%' })).toEqual([])
    const { rows } = done(await ask(steward, notesOfDay, { day: '2026-03-11' }))
    expect(rows).toMatchObject([
      { text: note.text, day: '2026-03-11', mine: true, enteredAt: '2026-03-11T18:00:00.000Z' },
    ])
    expect(rows[0].where).toContain(door.room)
    itIsNow()
  })

  test('at a door is read by whoever takes over the grid; without a door by its author alone', async () => {
    const [author, next] = [await aSteward(), await aSteward()]
    const [atDoor, nowhere] = [line({ dwellingId: door.id }), line()]
    await run(author, writeNote, atDoor)
    await run(author, writeNote, nowhere)

    expect(await found(next)).toContain(atDoor.id)
    expect(await found(next)).not.toContain(nowhere.id)
    expect(await found(next, { mine: true })).toEqual([])
    expect((await found(author, { mine: true })).sort()).toEqual([atDoor.id, nowhere.id].sort())
    const elsewhere = await newMember({ role: 'steward', grids: [(await newDoor(await home())).gridId] })
    expect(await found(elsewhere)).toEqual([])
    expect(await found(await newMember({ role: 'station-desk' }))).toEqual([])
    await expect(found(await newMember({ role: 'street-dispatcher' }))).rejects.toThrow('role-not-allowed')
  })

  test('a discreet line is seen by its author and the secretary', async () => {
    const author = await aSteward()
    const note = line({ dwellingId: door.id, chips: { leaf: '0705' }, text: '听到隔壁争吵' })
    done(await run(author, writeNote, note))

    expect(await found(author, { text: '隔壁' })).toEqual([note.id])
    expect(await found(await newMember({ role: 'secretary' }), { text: '隔壁' })).toEqual([note.id])
    expect(await found(await newMember({ role: 'grid-lead' }), { text: '隔壁' })).toEqual([])
  })

  test('is corrected by its author against what they saw, and keeps the earlier words in history', async () => {
    const [author, other] = [await aSteward(), await aSteward()]
    const note = line({ dwellingId: door.id })
    await run(author, writeNote, note)

    expect(why(await run(other, correctNote, { noteId: note.id, base: 1, text: '改' }))).toBe('not-found')
    expect(why(await run(author, correctNote, { noteId: note.id, base: 1, text: '走访 一人在家' }))).toBe('done')
    expect(why(await run(author, correctNote, { noteId: note.id, base: 1, text: '走访' }))).toBe('changed-meanwhile')
    expect(await found(author, { text: '一人在家' })).toContain(note.id)
    expect(why(await run(author, writeNote, line({ text: '钥匙放在花盆下' })))).toBe('text-forbidden-door-code')
  })

  test('a line becomes a case once, and both know each other', async () => {
    const author = await aSteward()
    const note = line({ text: '漏水', dwellingId: door.id })
    await run(author, writeNote, note)
    const report = { id: newId(), leaf: '0105', dwellingId: door.id, description: '漏水' }

    done(await run(author, makeCase, { noteId: note.id, report }))

    expect(done(await ask(author, casePage, { caseId: report.id })).case.state).toBe('REPORTED')
    expect(done(await ask(author, searchNotes, { text: '漏水', mine: true })).rows).toMatchObject([
      { caseId: report.id },
    ])
    expect(why(await run(author, makeCase, { noteId: note.id, report: { ...report, id: newId() } }))).toBe(
      'note-already-a-case',
    )
  })

  test('pages of a search follow one another, the newest day first', async () => {
    const author = await aSteward()
    const days = ['2026-03-01', '2026-03-05', '2026-02-01', '2026-03-05', '2025-12-31']
    for (const day of days) done(await run(author, writeNote, line({ day, happenedAt: `${day}T01:00:00.000Z` })))
    const seen: string[] = []
    let after: string | undefined
    do {
      const { rows, next } = done(await ask(author, searchNotes, { mine: true, limit: 2, ...(after ? { after } : {}) }))
      seen.push(...rows.map(({ day }: { day: string }) => day))
      after = next ?? undefined
    } while (after)
    expect(seen).toEqual([...days].sort().reverse())
  })
})

describe('on the phone', () => {
  const [caseDocuments, noteDocuments] = sources as [DocumentSource, DocumentSource]
  const documents = async (actor: Member, work: Parameters<typeof query>[1]) => {
    const asked = query(
      {
        kind: 'query',
        name: 't.t',
        permission: 'identity.own-account',
        summary: '',
        input: anything,
        answer: anything,
      } as never,
      work,
    )
    return done(await runQuery(machine, { actor }, asked, {}))
  }
  const anything = { safeParse: (data: unknown) => ({ success: true, data }) }
  const building = () => [door.building.buildingId]

  test('are the open cases of a building and those closed within a month, with their ticks; none that are confidential', async () => {
    const steward = await aSteward()
    const open = { id: newId(), leaf: '0105', dwellingId: door.id }
    const hurt = { id: newId(), leaf: '0704', dwellingId: door.id, description: '孩子被打' }
    const [lately, longAgo] = [newId(), newId()]
    await run(steward, reportCase, open)
    await run(steward, reportCase, hurt)
    const report = { leaf: '0207', dwellingId: door.id }
    await run(steward, resolveOnTheSpot, { caseId: lately, report, residentSays: 'NOBODY' })
    const before = { happenedAt: '2025-01-01T00:00:00.000Z' }
    await run(steward, resolveOnTheSpot, {
      caseId: longAgo,
      report: { ...report, ...before },
      residentSays: 'NOBODY',
      ...before,
    })

    const other = await aSteward()
    const here = await documents(other, (context) => caseDocuments.ofBuildings(context, building()))
    const ids = here.map(({ id }: { id: Id }) => id)
    expect(ids).toEqual(expect.arrayContaining([open.id, lately]))
    expect(ids).not.toContain(hurt.id)
    expect(ids).not.toContain(longAgo)
    // What may be done with it, and until when what is owed, the phone tells by the same table without a signal.
    const { facts, clocks } = here.find(({ id }: { id: Id }) => id === open.id)
    expect(
      caseActions(facts, { id: other.id, role: 'steward', units: [] }, new Date().toISOString()).take.allowed,
    ).toBe(true)
    expect(clocks.stepBy).toBe(clocks.respondBy)
    expect(Date.parse(clocks.respondBy) - Date.parse(clocks.stepSince)).toBe(15 * 60_000)
    expect(here.find(({ id }: { id: Id }) => id === open.id)).toMatchObject({
      kind: 'case',
      leaf: '0105',
      dwellingId: door.id,
      ticks: [],
    })

    const own = await documents(steward, (context) => caseDocuments.ofActor!(context))
    expect(own).toMatchObject([
      { id: hurt.id, confidential: true, title: '', description: '', place: '', dwellingId: null, buildingId: null },
    ])
    expect(await documents(other, (context) => caseDocuments.ofIds(context, [hurt.id]))).toEqual([])
  })

  test('are one’s own lines of ninety days', async () => {
    const steward = await aSteward()
    const [fresh, old] = [line(), line({ day: '2020-01-01' })]
    await run(steward, writeNote, fresh)
    await run(steward, writeNote, old)
    const mine = await documents(steward, (context) => noteDocuments.ofActor!(context))
    expect(mine.map(({ id }: { id: Id }) => id)).toEqual([fresh.id])
    expect(await documents(await aSteward(), (context) => noteDocuments.ofIds(context, [fresh.id]))).toEqual([])
  })
})
