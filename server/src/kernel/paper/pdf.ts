import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake, { type Content, type TableCell } from 'pdfmake'
import { type Block, type Paper, pageWords } from './blocks.ts'
import { rowsFitAPage, signaturesFitAPage } from './fits-a-page.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
const regular = join(fonts, 'NotoSansHans-Regular.otf')
const bold = join(fonts, 'NotoSansHans-Bold.otf')
pdfmake.setFonts({ Hans: { normal: regular, bold, italics: regular, bolditalics: bold } })
// A paper is made of what it is given: nothing is fetched, no other file is read.
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)
pdfmake.setUrlAccessPolicy(() => false)

const rules = { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 4, paddingBottom: () => 4 }

/** The paper as A4 pages; only the characters used are embedded. */
export function pdfOf({ title, language, blocks, footer = '' }: Paper): Promise<Buffer> {
  const w = pageWords[language]
  const content = blocks.map((block, at) => ({
    ...contentOf(block, language),
    ...(blocks[at - 1]?.kind === 'new-page' ? { pageBreak: 'before' as const } : {}),
  }))
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [72, 64, 64, 64],
      info: { title },
      language: language === 'zh' ? 'zh-CN' : 'en',
      defaultStyle: { font: 'Hans', fontSize: 11, lineHeight: 1.5 },
      content: content.filter((_, at) => blocks[at]!.kind !== 'new-page') as Content[],
      footer: (page, pages) => ({
        margin: [72, 20, 64, 0],
        fontSize: 8,
        columns: [
          { text: footer, width: '*' },
          { text: `${w.page} ${page} ${w.of} ${pages} ${w.end}`, width: 'auto', alignment: 'right' },
        ],
      }),
    })
    .getBuffer()
}

function contentOf(block: Block, language: Paper['language']): object {
  switch (block.kind) {
    case 'title':
      return { text: block.text, fontSize: 20, bold: true, alignment: 'center', margin: [0, 6, 0, 12] }
    case 'heading':
      return { text: block.text, fontSize: 13, bold: true, margin: [0, 8, 0, 4], headlineLevel: 1 }
    case 'paragraph':
      return {
        stack: block.text.split('\n').map((text) => ({ text, leadingIndent: block.indent ? 22 : 0 })),
        alignment: block.align ?? 'left',
        bold: block.bold ?? false,
        fontSize: block.large ? 15 : 11,
        margin: [0, 0, 0, 4],
      }
    case 'facts':
      return {
        table: { widths: [110, '*'], body: block.rows.map(([label, value]) => [cell(label, true), cell(value)]) },
        layout: rules,
        margin: [0, 4, 0, 8],
      }
    case 'table':
      return tableOf(block)
    case 'signatures':
      return signatureLines(block, language)
    case 'qr':
      return {
        stack: [
          { qr: block.content, fit: 120, alignment: 'center' },
          { text: block.text ?? '', alignment: 'center', fontSize: 9, margin: [0, 8, 0, 0] },
        ],
        margin: [0, 12, 0, 8],
      }
    case 'space':
      return { text: '\n'.repeat(block.lines) }
    case 'new-page':
      return { text: '' }
  }
}

const cell = (text: string, isBold = false): TableCell => ({ text, bold: isBold, lineHeight: 1.3 })

function tableOf(block: Extract<Block, { kind: 'table' }>) {
  const { head, rows, widths } = block
  const shares = widths ?? head.map(() => 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return {
    table: {
      headerRows: 1,
      dontBreakRows: rowsFitAPage(block),
      widths: shares.map((share) => `${(share / whole) * 100}%`),
      body: [head.map((text) => cell(text, true)), ...rows.map((row) => row.map((text) => cell(text)))],
    },
    layout: rules,
    margin: [0, 4, 0, 8],
  }
}

function signatureLines(block: Extract<Block, { kind: 'signatures' }>, language: Paper['language']) {
  const bare = { border: [false, false, false, false] }
  const onLine = { margin: [0, 10, 0, 0], border: [false, false, false, true] }
  return {
    unbreakable: signaturesFitAPage(block),
    margin: [0, 12, 0, 14],
    table: {
      widths: ['auto', '*', 110],
      body: block.lines.map(({ label, signed }) => [
        { text: label, margin: [0, 10, 4, 0], noWrap: true, ...bare },
        ...(signed
          ? [{ text: signed, colSpan: 2, ...onLine }, {}]
          : [
              { text: '', ...onLine },
              { text: pageWords[language].date, margin: [4, 10, 0, 0], alignment: 'right', ...bare },
            ]),
      ]),
    },
  }
}
