import type { useListWords } from './list.words.ts'
import type { ListColumn } from './list-columns.ts'

interface Door {
  compound: string
  building: string
  unit: string | null
  floor: number | null
  room: string
}

/** The address in parts, for those who sort and count in a spreadsheet. */
export function placeColumns<Row extends Door>(w: ReturnType<typeof useListWords>): ListColumn<Row>[] {
  const column = (key: string, title: string, width: number, text: (row: Row) => string) => ({
    key,
    title,
    width,
    text,
    initially: false,
  })
  return [
    column('compound', w.compound, 140, ({ compound }) => compound),
    column('building', w.building, 72, ({ building }) => building),
    column('unit', w.unit, 72, ({ unit }) => unit ?? ''),
    column('floor', w.floor, 72, ({ floor }) => (floor === null ? '' : String(floor))),
    column('room', w.room, 80, ({ room }) => room),
  ]
}
