// What is written on paper, once for PDF and docx: blocks in reading order.

export type Block =
  /** The name of the paper, centred. */
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  /** Line breaks stay. `indent`: two characters, as Chinese paragraphs begin. */
  | {
      kind: 'paragraph'
      text: string
      indent?: boolean
      align?: 'left' | 'center' | 'right'
      bold?: boolean
      large?: boolean
    }
  /** Label and value, two or four columns with rules. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  /** `widths` are shares of the page. The head is repeated on every page. */
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[]; widths?: readonly number[] }
  /** A line to sign on for each, with room for the date. What was signed already stands on the line. */
  | { kind: 'signatures'; lines: readonly { label: string; signed?: string }[] }
  | { kind: 'qr'; content: string; text?: string }
  | { kind: 'space'; lines: number }
  | { kind: 'new-page' }

export interface Paper {
  /** Of the document, shown by readers; not printed. */
  title: string
  language: 'zh' | 'en'
  blocks: readonly Block[]
  /** Small, at the foot of every page beside its number, such as who printed it when. */
  footer?: string
}

export const pageWords = {
  zh: { page: '第', of: '页  共', end: '页', date: '    年    月    日' },
  en: { page: 'Page', of: 'of', end: '', date: 'Date:              ' },
} as const

/** The media types of the two kinds of file. */
export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
