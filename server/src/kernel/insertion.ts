// Inserts whose text is made once. A row of forty columns costs the query builder more time than it costs PostgreSQL.
import type { CompiledQuery, Insertable } from 'kysely'
import type { DB } from './tables.gen.ts'

/** A statement whose text is known already; stands wherever a statement of the query builder does. */
export interface Written {
  compile(): Pick<CompiledQuery, 'sql' | 'parameters'>
}

type Row<Table extends keyof DB> = Insertable<DB[Table]>

/** Inserts rows that all have the columns of the first one. Names of tables and columns are the program's own, never a reader's. */
export function insertion<Table extends keyof DB>(table: Table, rows: readonly Row<Table>[]): Written {
  const columns = Object.keys(rows[0]!)
  return written(
    textOf(table, columns, rows.length, 0),
    rows.flatMap((row) => Object.values(row)),
  )
}

/** Two rows of two tables in one statement; the first is there when the keys of the second are looked up. */
export function insertionOfTwo<First extends keyof DB, Second extends keyof DB>(
  first: [First, Row<First>],
  second: [Second, Row<Second>],
): Written {
  const [columns, others] = [Object.keys(first[1]), Object.keys(second[1])]
  const text = `with first as (${textOf(first[0], columns, 1, 0)}) ${textOf(second[0], others, 1, columns.length)}`
  return written(text, [...Object.values(first[1]), ...Object.values(second[1])])
}

const written = (sql: string, parameters: readonly unknown[]): Written => ({ compile: () => ({ sql, parameters }) })

const texts = new Map<string, string>()

function textOf(table: string, columns: readonly string[], rows: number, after: number): string {
  const key = `${table} ${rows} ${after} ${columns}`
  const known = texts.get(key)
  if (known) return known
  const places = (row: number) => columns.map((_, at) => `$${after + row * columns.length + at + 1}`).join(', ')
  const values = Array.from({ length: rows }, (_, row) => `(${places(row)})`).join(', ')
  const text = `insert into ${table} (${columns.join(', ')}) values ${values}`
  texts.set(key, text)
  return text
}
