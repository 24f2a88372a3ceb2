import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { toBuffer } from 'qrcode'
import { type Block, type Paper, pageWords } from './blocks.ts'
import { rowsFitAPage } from './fits-a-page.ts'

// Named, not embedded: whoever edits the paper has these, and an office without them shows its own.
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: 'Times New Roman' }
const HEAD = { ...BODY, eastAsia: '黑体' }
const HALF_POINTS = { body: 24, head: 28, title: 40, small: 16, large: 32 }
const LINE = 420
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** The paper for a word processor, to be edited and signed. */
export async function docxOf(paper: Paper): Promise<Buffer> {
  const { title, language, blocks, footer = '' } = readable(paper)
  const children = (await Promise.all(blocks.map((block) => contentOf(block, language)))).flat()
  const w = pageWords[language]
  const small = { size: HALF_POINTS.small, font: BODY }
  const page = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ ...small, text: footer ? `${footer}    ` : '' }),
      new TextRun({
        ...small,
        children: [w.page, ' ', PageNumber.CURRENT, ' ', w.of, ' ', PageNumber.TOTAL_PAGES, ' ', w.end],
      }),
    ],
  })
  const document = new Document({
    title,
    creator: '',
    styles: {
      default: {
        document: { run: { size: HALF_POINTS.body, font: BODY, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1300, left: 1500, right: 1300 } },
        },
        footers: { default: new Footer({ children: [page] }) },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Without the control characters that XML 1.0 cannot hold (production 2, Char); the line break of a word processor is one of ours. */
function readable(paper: Paper): Paper {
  const clean = (text: string) =>
    text.replace(/\v/g, '\n').replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
  return JSON.parse(JSON.stringify(paper), (_, value) => (typeof value === 'string' ? clean(value) : value)) as Paper
}

async function contentOf(block: Block, language: Paper['language']): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 160, after: 280 },
          children: [new TextRun({ text: block.text, bold: true, size: HALF_POINTS.title, font: HEAD })],
        }),
      ]
    case 'heading':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 200, after: 80 },
          children: [new TextRun({ text: block.text, bold: true, size: HALF_POINTS.head, font: HEAD })],
        }),
      ]
    case 'paragraph':
      return block.text.split('\n').map((text) => paragraph({ ...block, text }))
    case 'facts':
      return [tableOf(block.rows, { widths: [26, 74], boldFirst: true }), gap()]
    case 'table':
      return [
        tableOf([block.head, ...block.rows], {
          widths: block.widths ?? block.head.map(() => 1),
          head: true,
          cantSplit: rowsFitAPage(block),
        }),
        gap(),
      ]
    case 'signatures':
      return block.lines.map(({ label, signed }) => signatureLine(label, signed, language))
    case 'qr':
      return qrOf(block)
    case 'space':
      return Array.from({ length: block.lines }, gap)
    case 'new-page':
      return [new Paragraph({ pageBreakBefore: true })]
  }
}

const gap = () => new Paragraph({ spacing: { line: LINE } })

function paragraph({ text, align, indent, bold, large }: Extract<Block, { kind: 'paragraph' }>) {
  return new Paragraph({
    alignment: alignments[align ?? 'left'],
    spacing: { line: LINE },
    ...(indent ? { indent: { firstLine: 480 } } : {}),
    children: [
      new TextRun({ text, ...(bold ? { bold } : {}), ...(large ? { size: HALF_POINTS.large, font: HEAD } : {}) }),
    ],
  })
}

interface TableForm {
  widths: readonly number[]
  head?: boolean
  boldFirst?: boolean
  cantSplit?: boolean
}

function tableOf(
  rows: readonly (readonly string[])[],
  { widths, head = false, boldFirst = false, cantSplit = false }: TableForm,
): Table {
  const whole = widths.reduce((sum, share) => sum + share, 0)
  const cellOf = (text: string, column: number, isBold: boolean) =>
    new TableCell({
      width: { size: (widths[column]! / whole) * 100, type: WidthType.PERCENTAGE },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: text
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: isBold })] })),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, at) =>
        new TableRow({
          cantSplit,
          tableHeader: head && at === 0,
          children: row.map((text, column) => cellOf(text, column, (head && at === 0) || (boldFirst && column === 0))),
        }),
    ),
  })
}

function signatureLine(label: string, signed: string | undefined, language: Paper['language']) {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 320 },
    children: [
      new TextRun({ text: label }),
      new TextRun({ text: signed ? ` ${signed} ` : '                                ', underline: {} }),
      ...(signed ? [] : [new TextRun({ text: `    ${pageWords[language].date}` })]),
    ],
  })
}

async function qrOf({ content, text }: Extract<Block, { kind: 'qr' }>) {
  const data = await toBuffer(content, { margin: 1, width: 360 })
  const image = new ImageRun({ type: 'png', data, transformation: { width: 110, height: 110 } })
  const caption = text ? [paragraph({ kind: 'paragraph', text, align: 'center' })] : []
  return [new Paragraph({ alignment: AlignmentType.CENTER, children: [image] }), ...caption]
}
