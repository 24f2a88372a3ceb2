import type { FastifyInstance } from 'fastify'
import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { openApi } from './openapi.ts'

/** The OpenAPI document and a reader page for it: plain HTML, no script, readable offline. */
export function apiPages(app: FastifyInstance, commands: readonly AnyCommand[], queries: readonly AnyQuery[]) {
  const document = openApi(commands, queries)
  const page = readerPage(document as unknown as Document)
  app.get('/api/openapi.json', async () => document)
  app.get('/api/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page.replace('__NONCE__', reply.nonce)),
  )
}

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  'x-roles'?: string[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
}
type Content = Record<string, { schema?: unknown }>
interface Document {
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, Operation>>
}

function readerPage({ info, paths }: Document) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const links = operations.map(
    ({ operation }) => `<li><a href="#${operation.operationId}">${operation.operationId}</a></li>`,
  )
  const parts = operations.map(
    ({ path, method, operation }) => `<section id="${operation.operationId}"><h2><code>${method} ${path}</code></h2>
<p>${asText(operation.summary)}</p>${operation['x-roles'] ? `<p class="roles">${operation['x-roles'].join(' · ')}</p>` : ''}
${schemaBlock('Request body', schemaOf(operation.requestBody?.content))}
${schemaBlock('Answer', schemaOf(operation.responses['200']?.content))}
<p>${Object.entries(operation.responses)
      .map(([code, response]) => `<b>${code}</b> ${asText(response.description)}`)
      .join('<br>')}</p></section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asText(info.title)} API</title>
<style nonce="__NONCE__">${STYLE}</style></head><body><nav><h1>${asText(info.title)}</h1><p><a href="/api/openapi.json">openapi.json</a> · ${info.version}</p><ul>${links.join('')}</ul></nav>
<main><p>${asText(info.description)}</p>${parts.join('')}</main></body></html>`
}

/** Of the first of its forms that says one; Open311's answers are described by their specification. */
function schemaOf(content: Content | undefined): unknown {
  return Object.values(content ?? {}).find(({ schema }) => schema)?.schema
}

function schemaBlock(title: string, schema: unknown) {
  return schema
    ? `<details><summary>${title}</summary><pre>${asText(JSON.stringify(schema, null, 2))}</pre></details>`
    : ''
}

function asText(text: string) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const STYLE = `body{margin:0;font:15px/1.55 system-ui,sans-serif;display:flex;color:#222;background:#fff}nav{width:18rem;height:100vh;overflow:auto;position:sticky;top:0;padding:1rem;background:#f6f6f4;box-sizing:border-box}
nav ul{list-style:none;padding:0}nav a{color:#9c1c29}h1{font-size:1.1rem}main{flex:1;padding:1rem 2rem;max-width:60rem}h2{font-size:1.05rem;border-top:1px solid #ddd;padding-top:1rem}
pre{background:#f6f6f4;padding:.75rem;overflow:auto;font-size:13px}.roles{color:#555}@media(max-width:700px){body{display:block}nav{width:auto;height:auto;position:static}}
@media(prefers-color-scheme:dark){body{background:#161616;color:#e6e6e6}nav,pre{background:#202020}nav a,a{color:#ff8f99}.roles{color:#aaa}h2{border-color:#333}}`
