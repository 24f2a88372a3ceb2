import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { nothingSettled, SettledPlaces } from './doors.ts'
import { Counts, ImportKind, ImportState } from './import.ts'
import { Mapping } from './mapping.ts'
import { cautious, Policies, RowAnswer } from './policies.ts'

const ofImport = z.strictObject({ importId: Id })
const Shape = z.string().max(4000)

export const uploadImport = commandShape({
  name: 'imports.upload',
  permission: 'imports.run',
  summary:
    'Takes a spreadsheet (xlsx, ods or separated text, base64); the same file again answers the import it already is.',
  takesFile: true,
  input: z.strictObject({
    id: Id,
    name: z.string().trim().min(1).max(200),
    content: z.base64(),
    /** `hotline`: a list of the 12345 hotline, whose rows become cases. */
    kind: ImportKind.default('register'),
  }),
  answer: z.object({ importId: Id, known: z.boolean() }),
})

export const mapImport = commandShape({
  name: 'imports.map',
  permission: 'imports.run',
  summary:
    'Says how the tables of the file are read, which new buildings are meant, and what happens where the register differs.',
  input: z.strictObject({
    importId: Id,
    /** By shape of table; a table whose shape is missing here is left out. */
    mappings: z.record(Shape, Mapping),
    places: SettledPlaces.default(nothingSettled),
    policies: Policies.default(cautious),
  }),
})

export const dryRunImport = commandShape({
  name: 'imports.dry-run',
  permission: 'imports.run',
  summary: 'Decides every row against the register as the commit will, and writes nothing but the decisions.',
  input: ofImport,
  answer: z.object({ counts: Counts }),
})

export const answerImportRows = commandShape({
  name: 'imports.answer-rows',
  permission: 'imports.run',
  summary: 'Answers rows that ask: the same person, somebody new, or leave the row out. A dry run follows.',
  input: z.strictObject({
    importId: Id,
    answers: z
      .array(z.strictObject({ number: z.int().min(0), answer: RowAnswer.nullable() }))
      .min(1)
      .max(5000),
  }),
})

export const commitImport = commandShape({
  name: 'imports.commit',
  permission: 'imports.run',
  summary: 'Begins to write the rows into the register, chunk by chunk, each chunk one transaction.',
  input: ofImport,
})

export const advanceImport = commandShape({
  name: 'imports.advance',
  permission: 'imports.run',
  summary: 'Writes the next chunk of a commit that has begun; the server asks this of itself until all rows are done.',
  /** Two lanes may be asked at once, each for its own doors; without a lane whatever is left is done and the import ends. */
  input: z.strictObject({ importId: Id, lane: z.int().min(0).max(1).optional() }),
  answer: z.object({ state: ImportState, rowsDone: z.int(), rowsTotal: z.int(), laneIsDone: z.boolean() }),
})

export const cancelImport = commandShape({
  name: 'imports.cancel',
  permission: 'imports.run',
  summary: 'Stops between two chunks; what was written stays until it is undone or resumed.',
  input: ofImport,
})

export const resumeImport = commandShape({
  name: 'imports.resume',
  permission: 'imports.run',
  summary: 'Goes on with a commit that was cancelled or that a crash interrupted; no row is written twice.',
  input: ofImport,
})

export const undoImport = commandShape({
  name: 'imports.undo',
  permission: 'imports.run',
  summary: 'Takes a whole import back while nobody has changed what it wrote; refuses with the rows touched since.',
  input: ofImport,
})

export const importCommands = [
  uploadImport,
  mapImport,
  dryRunImport,
  answerImportRows,
  commitImport,
  advanceImport,
  cancelImport,
  resumeImport,
  undoImport,
] as const
