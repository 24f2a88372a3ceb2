import type { BuildResult } from 'esbuild'

export function bundle(entryPoints: { in: string; out: string }[], outdir: string): Promise<BuildResult>
