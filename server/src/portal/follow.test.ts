import { newId } from '@red-steward/domain/ids'
import type { ResidentHop } from '@red-steward/domain/portal/queries'
import { describe, expect, test } from 'vitest'
import { addNote } from '../cases/add-note.ts'
import { casePage } from '../cases/case-page.ts'
import { mergeCases } from '../cases/merge-cases.ts'
import { showPhoto } from '../cases/photos.ts'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { done, JPEG, newLink, newPlates, reported, resident, secretary, steward, why } from '../testing/portal-world.ts'
import { ask, itIsNow, run } from '../testing/world.ts'
import { follow } from './follow.ts'
import { handOutLink } from './receipt.ts'
import { alsoMe } from './report.ts'
import { addPhoto, ask as askAbout, notSolved, preferences, rate, writeToResident } from './say.ts'

const seen = async (link: string) => done(await ask(resident, follow, { key: { link } })).case
const actions = (hops: ResidentHop[]) => hops.map(({ action }) => action)

const close = (caseId: string) =>
  run(steward, resolveOnTheSpot, { caseId, residentSays: 'UNREACHED', resultText: '已换灯泡' })

describe('following', () => {
  test('each step with name and clock time; notes of the office are not among them', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    done(await run(steward, addNote, { caseId: made.id, text: '301 张某说他来过' }))
    const page = await seen(made.link)
    expect(actions(page.hops)).toEqual(['REPORTED', 'TAKEN'])
    expect(page.hops[0].by).toBeNull()
    expect(page.hops[1]).toMatchObject({ by: steward.name, at: expect.any(String) })
    expect(JSON.stringify(page)).not.toContain('张某')
    expect(page).toMatchObject({ text: '楼道灯坏了', responsible: steward.name, question: null })
  })

  test('question and answer go both ways, and the neighbour who joined reads neither', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    const neighbour = newLink()
    done(await run(resident, alsoMe, { code: codes[0], caseId: made.id, link: neighbour }))

    done(await run(resident, askAbout, { key: made.key, text: '什么时候来？我在 502' }))
    done(await run(steward, writeToResident, { caseId: made.id, text: '明天上午。几楼的灯？', question: true }))
    expect(await seen(made.link)).toMatchObject({ question: { text: '明天上午。几楼的灯？', by: steward.name } })
    done(await run(resident, askAbout, { key: made.key, text: '五楼' }))

    const mine = await seen(made.link)
    expect(mine.question).toBeNull()
    expect(actions(mine.hops)).toEqual(['REPORTED', 'ALSO_ME', 'QUESTION', 'ASKED', 'ANSWERED'])
    expect(mine.hops.at(-2)).toMatchObject({ by: steward.name, text: '明天上午。几楼的灯？' })
    const theirs = await seen(neighbour)
    expect(actions(theirs.hops)).toEqual(['REPORTED', 'ALSO_ME'])
    expect(JSON.stringify(theirs)).not.toContain('我在 502')
    const hops = done(await ask(steward, casePage, { caseId: made.id })).hops
    expect(hops.map(({ text }: { text: string }) => text)).toContain('什么时候来？我在 502')
  })

  test('what was asked before a case ended waits for no answer any more', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    done(await run(steward, writeToResident, { caseId: made.id, text: '几楼的灯？', question: true }))
    done(await run(steward, resolveOnTheSpot, { caseId: made.id, residentSays: 'UNREACHED', resultText: '已换' }))
    const page = await seen(made.link)
    expect(page.question).toBeNull()
    expect(actions(page.hops)).toContain('ASKED')
  })

  test('whoever came along when two reports were merged reads their own words, never the other’s', async () => {
    const { codes } = await newPlates(1)
    const [one, into] = [await reported(codes[0]!, '三楼灯坏了'), await reported(codes[0]!, '我家朝南那户门口的灯不亮')]
    done(await run(secretary, mergeCases, { caseId: one.id, intoId: into.id }))
    done(await run(steward, resolveOnTheSpot, { caseId: into.id, residentSays: 'UNREACHED', resultText: '已换' }))
    done(await run(resident, notSolved, { key: into.key, text: '朝南那户还是不亮' }))
    const page = await seen(one.link)
    expect(page).toMatchObject({ caseNo: into.caseNo, kind: 'REPORTER', text: '三楼灯坏了', writtenBy: null })
    expect(actions(page.hops)).toContain('REOPENED')
    expect(JSON.stringify(page)).not.toContain('朝南')
    expect(await seen(into.link)).toMatchObject({ text: '我家朝南那户门口的灯不亮' })
  })

  test('says who wrote it down when that was not the reader', async () => {
    const caseId = newId()
    const { buildingId } = await newPlates(1)
    done(
      await run(steward, reportCase, {
        id: caseId,
        leaf: '0207',
        buildingId,
        description: '灯坏了',
        source: 'RESIDENT',
      }),
    )
    const link = newLink()
    done(await run(steward, handOutLink, { caseId, link }))
    expect(await seen(link)).toMatchObject({ kind: 'REPORTER', text: '灯坏了', writtenBy: steward.name })
  })

  test('a neighbour’s question is answered to the neighbour', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    const neighbour = newLink()
    done(await run(resident, alsoMe, { code: codes[0], caseId: made.id, link: neighbour }))
    done(await run(resident, askAbout, { key: { link: neighbour }, text: '我们这层也修吗？' }))
    const asked = done(await ask(steward, casePage, { caseId: made.id })).hops.find(
      ({ action }: { action: string }) => action === 'QUESTION',
    )
    done(await run(steward, writeToResident, { caseId: made.id, text: '都修', hopId: asked.id }))
    expect((await seen(neighbour)).hops.at(-1)).toMatchObject({ action: 'REPLY', text: '都修' })
    expect(actions((await seen(made.link)).hops)).not.toContain('REPLY')
  })

  test('a photo reaches the case, three at most, without what the camera wrote beside it', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    for (let i = 0; i < 3; i++) done(await run(resident, addPhoto, { key: made.key, id: newId(), photo: JPEG }))
    expect(why(await run(resident, addPhoto, { key: made.key, id: newId(), photo: JPEG }))).toBe('photos-enough')
    const page = await seen(made.link)
    expect(page.photos).toHaveLength(3)
    const shown = done(await ask(steward, showPhoto, { photoId: page.photos[0] }))
    expect(Buffer.from(shown.bytes, 'base64').toString('latin1')).not.toContain('JFIF')
  })

  test('a link that was never given leads nowhere', async () => {
    expect(why(await ask(resident, follow, { key: { link: newLink() } }))).toBe('not-found')
  })
})

describe('the end', () => {
  test('solved and content are asked once it is closed, as two facts', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    const rating = { key: made.key, solved: true, content: 'MOSTLY', text: '来得有点慢' }
    expect(why(await run(resident, rate, rating))).toBe('portal-not-closed')
    done(await close(made.id))
    done(await run(resident, rate, rating))
    expect((await seen(made.link)).rating).toEqual({ solved: true, content: 'MOSTLY' })
  })

  test('"not solved" opens it again, with whoever answered for it, within 15 days and not after', async () => {
    const { codes } = await newPlates(1)
    itIsNow('2026-03-01T02:00:00.000Z')
    const made = await reported(codes[0]!, '楼道灯坏了')
    done(await close(made.id))
    itIsNow('2026-03-16T01:59:00.000Z')
    done(await run(resident, notSolved, { key: made.key, text: '又不亮了' }))
    const page = await seen(made.link)
    expect(page).toMatchObject({ state: 'REWORK', responsible: steward.name, closedAt: null })
    expect(page.hops.at(-1)).toMatchObject({ action: 'REOPENED', text: '又不亮了', by: null })
    expect(why(await run(resident, notSolved, { key: made.key, text: '还是' }))).toBe('case-not-closed')

    const other = await reported(codes[0]!, '楼道灯又坏了')
    done(await close(other.id))
    itIsNow('2026-04-01T02:00:00.000Z')
    expect(why(await run(resident, notSolved, { key: other.key, text: '又不亮了' }))).toBe('reopen-too-late')
    itIsNow()
  })

  test('a neighbour who joined does not open it again', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    const link = newLink()
    done(await run(resident, alsoMe, { code: codes[0], caseId: made.id, link }))
    done(await close(made.id))
    expect(why(await run(resident, notSolved, { key: { link }, text: '没好' }))).toBe('portal-not-yours')
  })

  test('whoever has enough is told nothing more', async () => {
    const { codes } = await newPlates(1)
    const made = await reported(codes[0]!, '楼道灯坏了')
    done(await run(resident, preferences, { key: made.key, language: 'en' }))
    expect(await seen(made.link)).toMatchObject({ language: 'en', sms: null, left: false })
    done(await run(resident, preferences, { key: made.key, leave: true }))
    expect(await seen(made.link)).toMatchObject({ left: true })
  })
})
