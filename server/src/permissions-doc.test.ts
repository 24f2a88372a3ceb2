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
  const may = (role: Role) => permissions.filter((permission) => isAllowed({ role }, permission))
  const everyone = permissions.filter((permission) => rolesAllowed[permission].length === Role.options.length)
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

| Permission | Roles |
|---|---|
${permissions.map((permission) => `| \`${permission}\` | ${everyone.includes(permission) ? 'everyone' : rolesAllowed[permission].join(', ')} |`).join('\n')}

## What each role may

Beside ${everyone.map((permission) => `\`${permission}\``).join(', ')}, which everyone has.

| Role | Permissions |
|---|---|
${Role.options.map((role) => `| ${role} | ${cell(may(role).filter((permission) => !everyone.includes(permission)))} |`).join('\n')}
`
}

function cell(names: readonly string[]) {
  return names.length === 0 ? 'none yet' : names.map((name) => `\`${name}\``).join(' ')
}

test('whoever reads docs/permissions.md reads what the code allows', () => {
  const now = printed()
  if (process.env.UPDATE_DOCS) writeFileSync(path, now)

  const written = existsSync(path) ? readFileSync(path, 'utf8') : ''

  expect(written, `docs/permissions.md is out of date; print it again: ${again}`).toBe(now)
})
