import type { Cell, Sheet } from '@red-steward/domain/imports/cell'
import iconv from 'iconv-lite'
import { lastRow, mostCells, mostColumns } from './room.ts'
import { Unreadable } from './unreadable.ts'

/** Separated text as one sheet: comma, tab or semicolon, whichever the first lines use. */
export function readText(bytes: Buffer, name: string): Sheet {
  const text = decode(bytes)
  const head = text.slice(0, 4000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a program from a table
  if (/[\u0000-\u0008\u000e-\u001f]/.test(head) || /^\s*(<!doctype|<html|<\?xml|<table|\{)/i.test(head)) {
    throw new Unreadable('file-not-a-spreadsheet')
  }
  const rows = separate(text, separatorOf(head))
  if (rows.every((row) => row.length < 2)) throw new Unreadable('file-not-a-spreadsheet')
  return { name: name.replace(/\.[^.]*$/, ''), rows }
}

/** UTF-8 when it is valid UTF-8 to the last byte; else the Chinese encoding of spreadsheets saved as csv. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = iconv.decode(bytes, 'gb18030')
    const broken = (text.match(/\ufffd/g) ?? []).length
    if (broken > text.length / 1000 + 3) throw new Unreadable('file-not-a-spreadsheet')
    return text
  }
}

function separatorOf(head: string): string {
  const lines = head.split(/\r?\n/).slice(0, 8)
  const count = (separator: string) => lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0)
  return [',', '\t', ';'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

/** RFC 4180 with what people's programs add: lone quotes inside a cell, `="0012"`, a leading apostrophe. */
function separate(text: string, separator: string): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let cells = 0
  let at = 0
  while (at < text.length) {
    let value: string
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1)
      value = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
      // Anything between the closing quote and the separator belongs to the cell.
      const stop = nextStop(text, at, separator)
      value += text.slice(at, stop)
      at = stop
    } else {
      const stop = nextStop(text, at, separator)
      value = text.slice(at, stop)
      at = stop
    }
    row.push(cellOf(value))
    if (row.length > mostColumns || ++cells > mostCells) throw new Unreadable('file-unpacks-too-big')
    const sign = text[at]
    if (sign === separator) {
      at++
      if (at < text.length) continue
      row.push(null)
    }
    rows.push(row)
    if (rows.length > lastRow) throw new Unreadable('file-has-too-many-rows')
    row = []
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return text.length
}

function nextStop(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === separator || sign === '\n' || sign === '\r') return at
  }
  return text.length
}

function cellOf(value: string): Cell {
  const bare = value.replace(/^="?(.*?)"?$/, '$1').replace(/^'/, '')
  return bare === '' ? null : bare
}
