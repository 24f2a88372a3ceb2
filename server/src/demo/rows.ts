import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'

/** A column with its type and its values, one per row. */
export type Columns = Record<string, readonly [type: string, values: readonly unknown[]]>

const AT_ONCE = 5000

/** Inserts rows given column by column, some thousands to a statement. The community leads every row. */
export async function insertColumns(tx: Tx, table: string, communityId: string, columns: Columns): Promise<void> {
  const names = Object.keys(columns)
  const total = columns[names[0]!]![1].length
  const list = sql.join(names.map((name) => sql.ref(name)))
  for (let from = 0; from < total; from += AT_ONCE) {
    const arrays = names.map((name) => {
      const [type, values] = columns[name]!
      return sql`${values.slice(from, from + AT_ONCE)}::${sql.raw(type)}[]`
    })
    await sql`insert into ${sql.table(table)} (community_id, ${list})
      select ${communityId}::uuid, x.* from unnest(${sql.join(arrays)}) x`.execute(tx)
  }
}

/** The column of one property of every row. */
export function column<Row>(type: string, rows: readonly Row[], value: (row: Row) => unknown) {
  return [type, rows.map(value)] as const
}
