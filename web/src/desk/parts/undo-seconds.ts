/** How long a step can be taken back from the note that says it was done: long enough for whoever gets there by keys. */
export const UNDO_SECONDS = 20
