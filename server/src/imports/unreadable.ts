import type { FileProblem } from '@red-steward/domain/imports/file-problems'

/** A file that cannot be read, with the reason people are told. */
export class Unreadable extends Error {
  readonly why: FileProblem
  constructor(why: FileProblem) {
    super(why)
    this.why = why
  }
}
