// Papers for people: the same blocks as PDF to print and as docx to edit. Offline; the font comes with the program.
export { type Block, mediaTypes, type Paper } from './blocks.ts'
export { docxOf } from './docx.ts'
export { pdfOf } from './pdf.ts'
