// What one server has room for, whatever a file says of itself: the cells it is cut into, not only its bytes.

/** Of a file, the empty ones between others among them. */
export const mostCells = 8_000_000
/** Of one sheet, as spreadsheet programs have them. */
export const mostColumns = 16_384
export const lastRow = 1_048_576
