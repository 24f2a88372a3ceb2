// Below row-level security an operator that is not leakproof cannot use an index: the same search over a million rows
// would read them all, and no test with ten rows would notice. So the plans themselves are looked at.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { home, inside } from '../testing/world.ts'
import { DOORS } from './search-doors.ts'
import { BY_MARKS, BY_TERMS } from './search-people.ts'

const terms = [`array['p:z']`, `array['p:{']`, 'array[null]::text[]']
const grid = `array['01920000-0000-7000-8000-000000000000']::uuid[]`

/** What the application's own connection would do with no sequential scan to fall back on. */
async function planOf(statement: string, types: string, values: readonly string[]): Promise<string> {
  const community = await home()
  return inside(community, async (tx) => {
    await sql.raw('set local enable_seqscan = off').execute(tx)
    await sql.raw(`prepare looked_at (${types}) as ${statement}`).execute(tx)
    const given = [`'${community}'`, ...values].join(', ')
    const { rows } = await sql<{ 'QUERY PLAN': string }>`${sql.raw(`explain execute looked_at (${given})`)}`.execute(tx)
    await sql.raw('deallocate looked_at').execute(tx)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}

const termTypes = 'uuid, uuid[], int, text[], text[], text[]'
const doorTypes = 'uuid, uuid[], int, uuid[], text[], text[], text[], text[], text[], text[]'
const markTypes = 'uuid, uuid[], int, bytea[], bytea[], bytea[], boolean'
const none = 'null'

test.each([
  ['names', BY_TERMS.whole, termTypes, [none, '21', ...terms], ['term >= r.low', 'term < r.high']],
  ['names in some grids', BY_TERMS.grids, termTypes, [grid, '21', ...terms], ['term >= r.low', 'term < r.high']],
  ['doors', DOORS.whole, doorTypes, [none, '21', none, ...terms, ...terms], ['door_key >= r.low', 'room >= r_1.low']],
  ['doors in some grids', DOORS.grids, doorTypes, [grid, '21', none, ...terms, ...terms], ['door_key >= r.low']],
  [
    'numbers',
    BY_MARKS.whole,
    markTypes,
    [none, '21', none, none, none, 'false'],
    ['id_number_mark =', 'phone_tail_mark ='],
  ],
])(
  'a search for %s finds its rows through an index, under row-level security',
  async (_, statement, types, values, conditions) => {
    const plan = await planOf(statement, types, values)

    const indexed = plan.split('\n').filter((line) => line.includes('Index Cond'))
    for (const condition of conditions) expect(indexed.some((line) => line.includes(condition))).toBe(true)
    expect(plan).not.toContain('Seq Scan')
  },
)

test('the same search by a pattern would not: the check can fail', async () => {
  const statement = 'select 1 from search_terms t where t.community_id = $1 and t.term like $2'
  const plan = await planOf(statement, 'uuid, text', [`'p:z%'`])
  expect(
    plan
      .split('\n')
      .filter((line) => line.includes('Index Cond'))
      .join(),
  ).not.toContain('term')
})
