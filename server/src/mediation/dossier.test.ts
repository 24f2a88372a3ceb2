import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { done, why } from '../testing/cases-world.ts'
import { wordsOfDocx } from '../testing/docx.ts'
import { ago, mediating, pageOf, performing, quarrel, today } from '../testing/mediation-world.ts'
import { ask, run } from '../testing/world.ts'
import { fail } from './accept.ts'
import { amountInFigures, amountInWords } from './amounts.ts'
import { dossier } from './dossier.ts'
import { followUp } from './performance.ts'
import { writeRecord } from './records.ts'

const order = [
  '人 民 调 解 卷 宗',
  '卷 内 目 录',
  '人民调解申请书',
  '人民调解受理登记表',
  '当事人权利义务告知书',
  '调查笔录',
  '证据目录',
  '调解笔录',
  '人民调解协议书',
  '回访记录',
  '司法确认材料',
  '备 考 表',
]

async function printed(actor: Parameters<typeof ask>[0], input: object) {
  const { base64, ...told } = done(await ask(actor, dossier, input))
  return { ...told, bytes: Buffer.from(base64, 'base64') }
}

describe('the dossier', () => {
  test('holds its papers in the official order, with what was said and agreed', async () => {
    const one = await performing(2)
    const { id: disputeId, mediator } = one
    done(
      await run(mediator, writeRecord, { id: newId(), disputeId, kind: 'SESSION', heldOn: ago(1), text: '双方到场' }),
    )
    const { file } = await pageOf(mediator, disputeId)
    const followed = { disputeId, followUpId: file.followUps[0].id, on: today(), means: 'PHONE', note: '已到账' }
    done(await run(mediator, followUp, { ...followed, performed: [] }))

    const { bytes, name, mediaType } = await printed(mediator, { disputeId, format: 'docx' })

    expect(name).toBe(`${one.no} 人民调解卷宗.docx`)
    expect(mediaType).toContain('wordprocessingml')
    const words = wordsOfDocx(bytes)
    const places = order.map((title) => words.lastIndexOf(`\n${title}\n`))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    for (const said of [
      '王小明',
      '13800138000',
      '双方到场',
      '已到账',
      '人民币壹仟贰佰元整（￥1,200.00）',
      '更换软管',
      '已于',
    ])
      expect(words).toContain(said)
  })

  test('is a PDF with its font inside', async () => {
    const one = await performing(1)
    const { bytes } = await printed(one.mediator, { disputeId: one.id, format: 'pdf' })
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)!.length).toBeGreaterThanOrEqual(order.length)
    expect(text).toMatch(/\+NotoSansHans-Regular/)
    expect(bytes.length).toBeLessThan(600_000)
  })

  test('of talks that failed says so and where the parties were sent', async () => {
    const one = await mediating()
    done(await run(one.mediator, fail, { disputeId: one.id, on: today(), referral: 'COURT', text: '分歧太大' }))
    const words = wordsOfDocx((await printed(one.mediator, { disputeId: one.id, format: 'docx' })).bytes)
    expect(words).toContain('未达成调解协议')
    expect(words).toContain('向有管辖权的人民法院起诉')
  })

  test('gives single papers: notice before the talks, agreement, what the court wants', async () => {
    const early = await quarrel()
    expect(
      wordsOfDocx((await printed(early.mediator, { disputeId: early.id, part: 'NOTICE', format: 'docx' })).bytes),
    ).toContain('不收取任何费用')
    const one = await performing(1)
    const court = wordsOfDocx((await printed(one.mediator, { disputeId: one.id, part: 'COURT', format: 'docx' })).bytes)
    for (const said of ['司法确认申请书', '双方共同签署的司法确认申请书', '人民调解协议书'])
      expect(court).toContain(said)
    expect(why(await ask(early.desk, dossier, { disputeId: early.id, format: 'docx' }))).toBe('role-not-allowed')
  })
})

test.each([
  [120_000, '壹仟贰佰元整', '1,200.00'],
  [5, '伍分', '0.05'],
  [1_030_560, '壹万零叁佰零伍元陆角整', '10,305.60'],
  [1_000_000_000, '壹仟万元整', '10,000,000.00'],
  [10_050_001, '壹拾万零伍佰元零壹分', '100,500.01'],
])('%i fen is %s', (fen, words, figures) => {
  expect([amountInWords(fen), amountInFigures(fen)]).toEqual([words, figures])
})
