#!/usr/bin/env node
// Regenerates server/src/kernel/tables.gen.ts from the migrations.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

const root = join(import.meta.dirname, '..')
await bundle([{ in: join(root, 'server/src/cli/codegen.ts'), out: 'codegen' }], join(root, 'server/dist/tools'))
execFileSync(process.execPath, [join(root, 'server/dist/tools/codegen.mjs')], { cwd: root, stdio: 'inherit' })
