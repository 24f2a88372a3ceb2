// `npm start`: everything a fresh machine needs, then the product.
import { join } from 'node:path'
import { buildIfStale, installPackages, root } from './prepare.mjs'

installPackages()
await buildIfStale()
// In this same process, so that Ctrl-C and kill reach the product itself.
process.argv = [process.argv[0], join(root, 'bin/steward'), 'start', ...process.argv.slice(2)]
await import(join(root, 'server/dist/steward.mjs'))
