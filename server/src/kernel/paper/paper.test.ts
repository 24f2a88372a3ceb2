import { expect, test } from 'vitest'
import { unzip, wordsOfDocx } from '../../testing/docx.ts'
import { signsOn } from '../../testing/paper.ts'
import { type Block, docxOf, type Paper, pdfOf } from './index.ts'

const every: Block[] = [
  { kind: 'title', text: '人民调解协议书' },
  { kind: 'paragraph', text: '第一行\n第二行', indent: true },
  { kind: 'facts', rows: [['申请人', '王小明']] },
  { kind: 'heading', text: '一、纠纷事实' },
  { kind: 'table', head: ['序号', '内容'], rows: [['1', '赔偿']], widths: [1, 4] },
  { kind: 'signatures', lines: [{ label: '申请人：' }, { label: '调解员：', signed: '姜调解' }] },
  { kind: 'new-page' },
  { kind: 'qr', content: 'https://desk.invalid/x', text: '扫码' },
  { kind: 'space', lines: 2 },
]
const paper = (blocks: Block[]): Paper => ({ title: '试印', language: 'zh', blocks, footer: '月塘社区' })

test('a paper prints: two pages, and of ten megabytes of font only what is used', async () => {
  const pdf = await pdfOf(paper(every))

  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  expect(pdf.toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansHans-Regular/)
  expect(pdf.length).toBeLessThan(200_000)
})

test('a paper longer than a page repeats the head of its table and breaks no row', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => [String(at), '履行义务'.repeat(12)])
  const pdf = await pdfOf(paper([{ kind: 'table', head: ['序号', '内容'], rows }]))
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2)
})

test('a text longer than a page stands whole in its table, and forty people sign on two pages', async () => {
  const told = '水从天花板滴下来，'.repeat(220)
  const rows = [
    ['1', told],
    ['2', '后来'],
  ]
  expect(signsOn(await pdfOf(paper([{ kind: 'table', head: ['序号', '经过'], rows }])))).toBeGreaterThan(told.length)
  const lines = Array.from({ length: 40 }, (_, at) => ({ label: `当事人${at + 1}：` }))
  expect(signsOn(await pdfOf(paper([{ kind: 'signatures', lines }])))).toBeGreaterThan(40 * 5)
})

test('what a word processor cannot read, pasted into a text, does not spoil the paper; lines stay lines', async () => {
  const pasted = '水\u0001漏了\u000b第二行\u001f\ufffe<w:p/>'
  const parts = unzip(await docxOf({ ...paper([{ kind: 'paragraph', text: pasted }]), footer: pasted, title: pasted }))

  const written = [...parts].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([, text]) => text)
  for (const text of written) expect(text).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u)
  expect(wordsOfDocx(await docxOf(paper([{ kind: 'paragraph', text: pasted }])))).toContain(
    '水漏了\n第二行&lt;w:p/&gt;',
  )
})

test('a paper opens in a word processor with every word, and rare characters of names', async () => {
  const parts = unzip(await docxOf(paper([...every, { kind: 'paragraph', text: '䶮𫟹' }])))

  const body = parts.get('word/document.xml')!
  for (const word of ['人民调解协议书', '第一行', '王小明', '赔偿', '姜调解', '扫码', '䶮𫟹'])
    expect(body).toContain(word)
  expect(parts.get('word/styles.xml')).toContain('仿宋')
  expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
  expect([...parts].find(([name]) => /footer/.test(name) && !name.includes('rels'))![1]).toContain('月塘社区')
})
