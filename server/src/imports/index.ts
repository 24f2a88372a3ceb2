import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { advanceImport, cancelImport, commitImport, resumeImport } from './commit-import.ts'
import { answerImportRows, dryRunImport } from './dry-run-import.ts'
import { decideHotline, mapHotline } from './hotline.ts'
import { hotlineResults } from './hotline-results.ts'
import { hotlineRows } from './hotline-rows.ts'
import { mapImport } from './map-import.ts'
import { getImport, importPlaces, importTables, importValues, listImports } from './queries.ts'
import { importResult } from './result-file.ts'
import { importRows } from './row-results.ts'
import { undoImport } from './undo-import.ts'
import { uploadImport } from './upload-import.ts'

// Imports: a community's own spreadsheet on its way into the register, and lists of the 12345 hotline on their way to cases.
// Tables: imports, import_rows, import_chunks, import_mappings.
export const commands: AnyCommand[] = [
  uploadImport,
  mapImport,
  dryRunImport,
  answerImportRows,
  commitImport,
  advanceImport,
  cancelImport,
  resumeImport,
  undoImport,
  mapHotline,
  decideHotline,
]
export const queries: AnyQuery[] = [
  listImports,
  getImport,
  importTables,
  importValues,
  importPlaces,
  importRows,
  importResult,
  hotlineRows,
  hotlineResults,
]

export { advanceToEnd, startImportWork } from './work.ts'
