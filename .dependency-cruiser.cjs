// Import boundaries of ARCHITECTURE.md. bin/check plants violations and expects each rule to catch its own.
const order = [
  'identity',
  'places',
  'registry',
  'visits',
  'care',
  'cases',
  'mediation',
  'messages',
  'open311',
  'portal',
].concat(['imports', 'overview', 'sync', 'demo'])
const upward = order.map((module, at) => ({
  name: `${module}-imports-only-downward`,
  severity: 'error',
  from: { path: `^server/src/${module}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^server/src/(${order.slice(at + 1).join('|') || 'none'})/` },
}))

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^domain/src', 'node_modules/zod/'] },
    },
    {
      name: 'modules-by-the-front-door',
      severity: 'error',
      from: { path: `^server/src/(${order.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `^server/src/(?!kernel|testing)([^/]+)/`,
        pathNot: ['^server/src/$1/', '^server/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^server/src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(?!kernel)' },
    },
    ...upward.filter(({ to }) => !to.path.includes('none')),
    {
      name: 'web-never-imports-the-server',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: '^server/' },
    },
    {
      name: 'ui-knows-no-screen',
      severity: 'error',
      from: { path: '^web/src/(ui|lib)/' },
      to: { path: '^web/src/(desk|field|portal)/' },
    },
    {
      name: 'apps-never-meet',
      severity: 'error',
      from: { path: '^web/src/(desk|field|portal)/' },
      to: { path: '^web/src/(desk|field|portal)/', pathNot: '^web/src/$1/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
