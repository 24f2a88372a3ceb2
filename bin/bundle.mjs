// Bundles a server entry for Node: our own TypeScript inside, npm packages outside.
import { build } from 'esbuild'

const packagesOutside = {
  name: 'packages-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path }) =>
      path.startsWith('@red-steward/') ? undefined : { path, external: true },
    )
  },
}

export function bundle(entryPoints, outdir) {
  return build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    plugins: [packagesOutside],
    logLevel: 'error',
  })
}
