import { type Id, newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { done, door, leak, page, someone, why } from '../testing/cases-world.ts'
import { aMember, newBuilding, newDoor, newHousehold } from '../testing/registry-world.ts'
import { ask, home, inside, newMember, run } from '../testing/world.ts'
import { addNote } from './add-note.ts'
import { answerIncident } from './answer-incident.ts'
import { findSimilar } from './find-similar.ts'
import './index.ts'
import { incidentPage, proposeAffected } from './incidents.ts'
import { joinCase } from './join-case.ts'
import { mergeCases, unmergeCase } from './merge-cases.ts'
import { openIncident } from './open-incident.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'

type Staff = Awaited<ReturnType<typeof someone>>

const followersOf = (actor: Staff, caseId: Id) =>
  inside(actor.communityId, async (tx) =>
    (
      await tx
        .selectFrom('case_followers')
        .select(['id', 'kind'])
        .where('case_id', '=', caseId)
        .where('left_at', 'is', null)
        .execute()
    ).map(({ id }) => id),
  )

async function reported(actor: Staff, more: object = {}) {
  const input = leak(more)
  done(await run(actor, reportCase, input))
  return input.id
}

async function followed(actor: Staff, caseId: Id, personId: Id | null = null) {
  const id = newId()
  done(await run(actor, joinCase, { caseId, id, personId }))
  return id
}

describe('while something is reported', () => {
  test('open cases at that building and matter are offered, the closest first', async () => {
    const at = await newBuilding(await home())
    const [upper, lower] = [await newDoor(await home(), at), await newDoor(await home(), at)]
    const steward = await someone('steward', [at.gridId])
    const there = await reported(steward, { dwellingId: upper.id, leaf: '0104', description: '电梯不动了' })
    const building = await reported(steward, {
      dwellingId: null,
      buildingId: at.buildingId,
      leaf: '0104',
      description: '',
    })
    await reported(steward, { dwellingId: upper.id, leaf: '0207', description: '灯不亮' })
    const ended = await reported(steward, { dwellingId: upper.id, leaf: '0104' })
    done(await run(steward, resolveOnTheSpot, { caseId: ended, residentSays: 'NOBODY' }))
    await followed(steward, there)

    const { rows } = done(await ask(steward, findSimilar, { leaf: '0104', dwellingId: lower.id, words: '电梯不动' }))

    expect(rows.map(({ id }: { id: Id }) => id)).toEqual([there, building])
    expect(rows[0]).toMatchObject({ reasons: ['SAME_UNIT', 'SAME_LEAF', 'SAME_WORDS', 'SAME_DAY'], followers: 1 })
  })

  test('nothing is offered from another grid, nor what is confidential', async () => {
    const secretary = await newMember({ role: 'secretary' })
    const there = await newDoor(await home())
    await reported(secretary, { dwellingId: there.id, leaf: '0104' })
    await reported(secretary, { dwellingId: door.id, leaf: '0705' })
    const steward = await someone('steward')
    expect(done(await ask(steward, findSimilar, { leaf: '0104', dwellingId: there.id })).rows).toEqual([])
    expect(done(await ask(secretary, findSimilar, { leaf: '0705', dwellingId: door.id })).rows).toEqual([])
  })

  test('"also me" follows the case and stands in its story; the same person once', async () => {
    const steward = await someone('steward')
    const family = await newHousehold({ door, members: [aMember()] })
    const caseId = await reported(steward)
    await followed(steward, caseId, family.personIds[0]!)
    expect(why(await run(steward, joinCase, { caseId, id: newId(), personId: family.personIds[0] }))).toBe(
      'follower-already-there',
    )
    expect(await followersOf(steward, caseId)).toHaveLength(1)
    expect((await page(steward, caseId)).hops.map(({ action }: { action: string }) => action)).toContain('ALSO_ME')
  })
})

describe('merging', () => {
  test('takes the followers along, and parting brings each back to where they were', async () => {
    const lead = await someone('grid-lead')
    const [one, into] = [await reported(lead), await reported(lead)]
    done(await run(lead, addNote, { caseId: one, text: '看过了' }))
    const [ours, theirs] = [await followed(lead, one), await followed(lead, into)]

    done(await run(lead, mergeCases, { caseId: one, intoId: into }))

    expect((await page(lead, one)).case.state).toBe('MERGED')
    expect((await followersOf(lead, into)).sort()).toEqual([ours, theirs].sort())
    expect(why(await run(lead, addNote, { caseId: one, text: '再看' }))).toBe('case-ended')

    done(await run(lead, unmergeCase, { caseId: one }))

    expect((await page(lead, one)).case.state).toBe('HANDLING')
    expect(await followersOf(lead, one)).toEqual([ours])
    expect(await followersOf(lead, into)).toEqual([theirs])
    expect(why(await run(lead, unmergeCase, { caseId: one }))).toBe('case-not-merged')
  })

  test('of a chain each part comes back with its own, whichever is parted first', async () => {
    const lead = await someone('grid-lead')
    const [a, b, c] = [await reported(lead), await reported(lead), await reported(lead)]
    const [ofA, ofB] = [await followed(lead, a), await followed(lead, b)]
    done(await run(lead, mergeCases, { caseId: a, intoId: b }))
    done(await run(lead, mergeCases, { caseId: b, intoId: c }))
    expect((await followersOf(lead, c)).sort()).toEqual([ofA, ofB].sort())

    done(await run(lead, unmergeCase, { caseId: a }))
    expect(await followersOf(lead, a)).toEqual([ofA])
    done(await run(lead, unmergeCase, { caseId: b }))
    expect([await followersOf(lead, a), await followersOf(lead, b), await followersOf(lead, c)]).toEqual([
      [ofA],
      [ofB],
      [],
    ])
  })

  test('whoever follows both is told once', async () => {
    const lead = await someone('grid-lead')
    const family = await newHousehold({ door, members: [aMember()] })
    const [one, into] = [await reported(lead), await reported(lead)]
    const stays = await followed(lead, one, family.personIds[0]!)
    const there = await followed(lead, into, family.personIds[0]!)
    done(await run(lead, mergeCases, { caseId: one, intoId: into }))
    expect([await followersOf(lead, one), await followersOf(lead, into)]).toEqual([[stays], [there]])
  })

  test('is refused into what ended, into itself and with what is confidential', async () => {
    const secretary = await newMember({ role: 'secretary' })
    const [one, ended] = [await reported(secretary), await reported(secretary)]
    const quiet = await reported(secretary, { leaf: '0705' })
    done(await run(secretary, resolveOnTheSpot, { caseId: ended, residentSays: 'NOBODY' }))
    const merge = async (intoId: Id) => why(await run(secretary, mergeCases, { caseId: one, intoId }))
    expect([await merge(ended), await merge(one), await merge(quiet)]).toEqual([
      'merge-target-ended',
      'merge-itself',
      'merge-confidential',
    ])
    expect(why(await run(await someone('steward'), mergeCases, { caseId: one, intoId: quiet }))).toBe(
      'role-not-allowed',
    )
  })

  test('of a hundred who merge two cases into each other at once, one does, and nobody is lost', async () => {
    const lead = await someone('grid-lead')
    const [a, b] = [await reported(lead), await reported(lead)]
    const [ofA, ofB] = [await followed(lead, a), await followed(lead, b)]
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        run(lead, mergeCases, at % 2 ? { caseId: a, intoId: b } : { caseId: b, intoId: a }),
      ),
    )
    const said = results.map(why)
    expect(said.filter((one) => one === 'done')).toHaveLength(1)
    expect(new Set(said)).toEqual(new Set(['done', 'case-ended', 'merge-target-ended']))
    const states = [(await page(lead, a)).case.state, (await page(lead, b)).case.state]
    expect([...states].sort()).toEqual(['MERGED', 'REPORTED'])
    expect((await followersOf(lead, states[0] === 'MERGED' ? b : a)).sort()).toEqual([ofA, ofB].sort())
  })
})

describe('one incident over many doors', () => {
  async function tower() {
    const at = await newBuilding(await home())
    const doors: Id[] = []
    for (const floor of [1, 2, 3, 4]) {
      const { id } = await newDoor(await home(), at)
      await inside(await home(), (tx) => tx.updateTable('dwellings').set({ floor }).where('id', '=', id).execute())
      doors.push(id)
    }
    const steward = await someone('steward', [at.gridId])
    return { doors, steward, caseId: await reported(steward, { dwellingId: doors[2] }) }
  }

  test('the register proposes the source, the flats below and those at the lift', async () => {
    const { doors, steward, caseId } = await tower()
    const proposed = async (scopes: string[]) =>
      done(await ask(steward, proposeAffected, { caseId, scopes })).doors.map(
        ({ dwellingId, how }: { dwellingId: Id; how: string }) => [doors.indexOf(dwellingId) + 1, how],
      )
    expect(await proposed(['BELOW'])).toEqual([
      [3, 'SOURCE'],
      [2, 'BELOW'],
      [1, 'BELOW'],
    ])
    expect(await proposed(['BELOW', 'LIFT'])).toContainEqual([4, 'LIFT'])
  })

  test('a case that is none says so', async () => {
    const { steward, caseId } = await tower()
    expect(await ask(steward, incidentPage, { caseId })).toMatchObject({ answer: { incident: null } })
  })

  test('every door is told the same once, each answer is kept, and who needs help or is silent stands first', async () => {
    const { doors, steward, caseId } = await tower()
    const told = [
      { dwellingId: doors[2], how: 'SOURCE' },
      { dwellingId: doors[1], how: 'BELOW' },
      { dwellingId: doors[0], how: 'BELOW' },
    ]
    const message = '4单元水管爆裂,已关阀,请查看家中是否进水。'
    expect(done(await run(steward, openIncident, { caseId, sourceId: doors[2], doors: told, message })).added).toBe(3)
    expect(
      done(await run(steward, openIncident, { caseId, sourceId: doors[2], doors: told, message: '水已排清' })).added,
    ).toBe(0)

    const incident = async () => done(await ask(steward, incidentPage, { caseId })).incident
    const before = await incident()
    expect(before.messages.map(({ text }: { text: string }) => text)).toEqual([message, '水已排清'])
    expect(before.counts).toEqual({ doors: 3, needsHelp: 0, notWell: 0, well: 0, notAffected: 0, silent: 3 })
    const [source, below] = before.doors
    const answer = (followerId: Id, said: string, text: string) =>
      run(steward, answerIncident, { caseId, followerId, answer: said, text })
    done(await answer(source.followerId, 'NOT_WELL', '地板湿了'))
    done(await answer(source.followerId, 'WELL', '干了'))
    done(await answer(below.followerId, 'NEEDS_HELP', '天花板在滴'))

    const after = await incident()
    expect(after.counts).toEqual({ doors: 3, needsHelp: 1, notWell: 0, well: 1, notAffected: 0, silent: 1 })
    expect(after.doors.map(({ answer }: { answer: string | null }) => answer)).toEqual(['NEEDS_HELP', null, 'WELL'])
    expect(after.doors[2].answers.map(({ text }: { text: string }) => text)).toEqual(['地板湿了', '干了'])

    // The story of the case tells it too: which door, how it is there, what was said.
    const hops = (await page(steward, caseId)).hops.filter(({ action }: { action: string }) => action === 'HOUSEHOLD')
    expect(hops.map(({ text, detail }: { text: string; detail: object }) => [text, detail])).toEqual([
      ['地板湿了', { home: { where: source.where, answer: 'NOT_WELL' } }],
      ['干了', { home: { where: source.where, answer: 'WELL' } }],
      ['天花板在滴', { home: { where: below.where, answer: 'NEEDS_HELP' } }],
    ])

    // What was said earlier and written down later stands in the story, and is not how it is now.
    const earlier = new Date(Date.now() - 3_600_000).toISOString()
    const late = { caseId, followerId: source.followerId, answer: 'NEEDS_HELP', text: '水还在流', happenedAt: earlier }
    done(await run(steward, answerIncident, late))
    expect((await incident()).counts).toEqual(after.counts)
  })

  test('a door of another building is not found, and neither is the page for another grid', async () => {
    const { doors, steward, caseId } = await tower()
    const input = { caseId, doors: [{ dwellingId: door.id, how: 'BELOW' }], message: '请查看' }
    expect(why(await run(steward, openIncident, input))).toBe('not-found')
    done(await run(steward, openIncident, { ...input, doors: [{ dwellingId: doors[0], how: 'BELOW' }] }))
    const elsewhere = await someone('steward', [(await newDoor(await home())).gridId])
    expect(why(await ask(elsewhere, incidentPage, { caseId }))).toBe('not-found')
  })

  test('a household answers for itself, and for nobody else', async () => {
    const { doors, steward, caseId } = await tower()
    const other = await reported(steward, { dwellingId: doors[0] })
    done(
      await run(steward, openIncident, { caseId, doors: [{ dwellingId: doors[0], how: 'BELOW' }], message: '请查看' }),
    )
    const [{ followerId }] = done(await ask(steward, incidentPage, { caseId })).incident.doors
    const resident = await newMember({ role: 'resident' })
    const answer = (input: object) => run(resident, answerIncident, { caseId, followerId, answer: 'WELL', ...input })
    expect(why(await answer({ followerId: newId() }))).toBe('not-found')
    expect(why(await answer({ caseId: other }))).toBe('not-found')
    expect(why(await answer({}))).toBe('done')
  })
})
