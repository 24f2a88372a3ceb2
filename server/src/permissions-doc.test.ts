import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Role } from '@red-steward/domain/identity/actor'
import { isAllowed, type Permission, rolesAllowed } from '@red-steward/domain/identity/permissions'
import { expect, test } from 'vitest'
import { ROOT } from './kernel/paths.ts'

const path = join(ROOT, 'docs/permissions.md')
const again = 'UPDATE_DOCS=1 npx vitest run --project server server/src/permissions-doc.test.ts'
const permissions = Object.keys(rolesAllowed) as Permission[]

function printed() {
  const isForAll = (permission: Permission) => rolesAllowed[permission].length === Role.options.length
  const whoMay = permissions.map((permission) => [
    `\`${permission}\``,
    isForAll(permission) ? 'everyone' : rolesAllowed[permission].join(', '),
  ])
  const mayOf = Role.options.map((role) => [
    role,
    named(permissions.filter((permission) => !isForAll(permission) && isAllowed({ role }, permission))),
  ])
  return `# Permissions

Printed from [domain/src/identity/permissions.ts](../domain/src/identity/permissions.ts); a test compares this page with
that table. Do not edit it; print it again with

\`\`\`sh
${again}
\`\`\`

A permission says what a role may do. Two things narrow it further: reach (which grids a post covers) and masking (who sees
names and numbers in clear). Both are explained in [security.md](security.md). Which command or query asks for which
permission stands in the API reader of a running program, at \`/api/docs\`.

## Who may

${table(['Permission', 'Roles'], whoMay)}

## What each role may

Beside ${named(permissions.filter(isForAll))}, which everyone has.

${table(['Role', 'Permissions'], mayOf)}
`
}

function named(names: readonly string[]) {
  return names.length === 0 ? 'none yet' : names.map((name) => `\`${name}\``).join(' ')
}

/** As the formatter writes it: every column as wide as its widest cell. */
function table(head: string[], rows: string[][]) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)))
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')
}

test('whoever reads docs/permissions.md reads what the code allows', () => {
  const now = printed()
  if (process.env.UPDATE_DOCS) writeFileSync(path, now)

  const written = existsSync(path) ? readFileSync(path, 'utf8') : ''

  expect(written, `docs/permissions.md is out of date; print it again: ${again}`).toBe(now)
})
